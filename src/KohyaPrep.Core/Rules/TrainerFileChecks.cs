using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules;

/// <summary>Every rule on someone's files for the trainer.</summary>
public static class TrainerFileChecks
{
    /// <summary>Checks what was read, and takes out what the files suppress.</summary>
    public static FindingReport Run(ForeignReading reading) =>
        SuppressionChecks.Run(reading.Config is { } config ? ConfigChecks.Run(config) : reading.Findings, reading.Suppressions);
}
