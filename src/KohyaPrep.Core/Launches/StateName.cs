using System.Globalization;
using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>Reads the names of the trainer's models and states: <c>punks-000002</c>, <c>punks-step00000500</c>, <c>punks</c>.</summary>
/// <param name="Step">Null where the name has none.</param>
/// <param name="Epoch">Null where the name has none.</param>
public sealed partial record StateName(int? Step, int? Epoch)
{
    /// <summary>Whether it is what the training ended with.</summary>
    public bool IsLast => Step is null && Epoch is null;

    /// <param name="name">Without extension or <c>-state</c>.</param>
    /// <param name="outputName">The trainer's <c>output_name</c>.</param>
    /// <returns>Null for another run's: "punks" has no part in "punks-v2".</returns>
    public static StateName? Read(string name, string outputName)
    {
        if (!name.StartsWith(outputName, StringComparison.Ordinal))
            return null;
        Match match = Ending().Match(name, outputName.Length, name.Length - outputName.Length);
        return match.Success ? new StateName(Number(match.Groups[2]), Number(match.Groups[1])) : null;
    }

    /// <summary>Steps that the trainer had counted when it was written; null for the last, which does not say it.</summary>
    public int? StepsDone(int? stepsPerEpoch) => Step ?? Epoch * stepsPerEpoch;

    private static int? Number(Group group) => group.Success && int.TryParse(group.ValueSpan, CultureInfo.InvariantCulture, out int number) ? number : null;

    [GeneratedRegex(@"\G(?:-(\d{6})|-step(\d{8}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
