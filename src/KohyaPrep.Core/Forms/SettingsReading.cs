using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Forms;

/// <summary>What came of reading settings.</summary>
/// <param name="Settings">Null where they cannot be read.</param>
/// <param name="Findings">Why not, and what had to be guessed.</param>
public sealed record SettingsReading(TrainerSettings? Settings, IReadOnlyList<Finding> Findings)
{
    /// <summary>What comments in the file suppress.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>Nothing but a reason.</summary>
    public static SettingsReading Failed(Finding finding) => new(null, [finding]);
}
