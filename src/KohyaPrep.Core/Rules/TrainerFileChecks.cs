using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules;

/// <summary>Reads someone's files for the trainer and runs every rule on them.</summary>
public static class TrainerFileChecks
{
    /// <inheritdoc cref="ForeignConfigReader.Read"/>
    public static FindingReport Run(ForeignRequest request, CancellationToken cancellation = default)
    {
        ForeignReading reading = ForeignConfigReader.Read(request, cancellation);
        IReadOnlyList<Finding> findings = reading.Config is { } config ? ConfigChecks.Run(config) : reading.Findings;
        return SuppressionChecks.Run(findings, reading.Suppressions);
    }
}
