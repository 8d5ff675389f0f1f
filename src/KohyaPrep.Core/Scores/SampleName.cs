using System.Globalization;
using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Scores;

/// <summary>
/// What the trainer says in the name of a sample picture: <c>NAME_e000003_00_20260101120000_42.png</c> after an epoch, <c>NAME_000500_00_…</c>
/// after some steps (train_util.py:6573-6576); without <c>output_name</c> the name is left out.
/// </summary>
/// <param name="Name">The trainer's <c>output_name</c>; empty without one.</param>
/// <param name="Epoch">Epochs trained; null when it was drawn at a number of steps.</param>
/// <param name="Step">Steps trained; null when it was drawn at an epoch's end.</param>
/// <param name="Prompt">Place of its prompt in the prompt file, from 0.</param>
/// <param name="Time">When it was drawn, as digits from the year to the second.</param>
public sealed partial record SampleName(string Name, int? Epoch, int? Step, int Prompt, string Time)
{
    /// <returns>Null for a file that is not named so.</returns>
    public static SampleName? Parse(string fileName)
    {
        Match match = Pattern().Match(fileName);
        if (!match.Success)
            return null;
        int when = Number("when");
        bool isEpoch = match.Groups["epoch"].Length > 0;
        return new SampleName(match.Groups["name"].Value, isEpoch ? when : null, isEpoch ? null : when, Number("prompt"), match.Groups["time"].Value);

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?:(?<name>.*)_)?(?<epoch>e)?(?<when>[0-9]{6,9})_(?<prompt>[0-9]{2,6})_(?<time>[0-9]{14})(?:_-?[0-9]+)?\.(?:png|webp|jpg)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
