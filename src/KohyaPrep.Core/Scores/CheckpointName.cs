using System.Globalization;
using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Scores;

/// <summary>
/// How long a checkpoint was trained, by its name: <c>punks-000003</c> after an epoch, <c>punks-step00000500</c> after steps, and the last
/// one without a number. Folders of pictures that are named after checkpoints are read likewise, as are <c>epoch-3</c> and <c>step_500</c>.
/// </summary>
public static partial class CheckpointName
{
    /// <param name="name">Without extension.</param>
    /// <returns>Both null for the last checkpoint.</returns>
    public static (int? Epoch, int? Step) Parse(string name)
    {
        if (Steps().Match(name) is { Success: true } steps)
            return (null, Number(steps));
        return Epochs().Match(name) is { Success: true } epochs ? (Number(epochs), null) : (null, null);
    }

    private static int Number(Match match) => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:^|[-_ ])(?:at-)?steps?[-_ ]?([0-9]{1,9})$", RegexOptions.IgnoreCase)]
    private static partial Regex Steps();

    [GeneratedRegex(@"(?:-|(?:^|[-_ ])e(?:poch)?[-_ ]?)([0-9]{1,9})$", RegexOptions.IgnoreCase)]
    private static partial Regex Epochs();
}
