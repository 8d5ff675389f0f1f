using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Rules.Machines;
using KohyaPrep.Core.Trainer.Memory;

namespace KohyaPrep.Core.Rules;

/// <summary>Every rule on someone's files for the trainer.</summary>
public static class TrainerFileChecks
{
    /// <summary>Checks what was read, and takes out what the files suppress.</summary>
    /// <param name="gpu">The card that it is to run on; null where none is named.</param>
    public static FindingReport Run(ForeignReading reading, Gpu? gpu = null)
    {
        if (reading.Config is not { } config)
            return SuppressionChecks.Run(reading.Findings, reading.Suppressions);
        IReadOnlyList<Finding> findings = ConfigChecks.Run(config);
        return SuppressionChecks.Run(gpu is null ? findings : [.. findings, .. OfGpu(config, gpu)], reading.Suppressions);
    }

    private static IEnumerable<Finding> OfGpu(ForeignConfig config, Gpu gpu)
    {
        ConfigNode? precision = config.Arguments.Find("mixed_precision");
        IEnumerable<Finding> findings = Bf16Emulated.Rule.Check(
            gpu, (precision as ConfigNode.Text)?.Value, new Location(config.TrainingFile, precision?.Line ?? 0));
        return gpu.Gibibytes is { } memory && ForecastRun.Memory(config.Forecast) is { } estimate
            ? findings.Concat(GpuTooSmall.Rule.Check(new GpuFit(estimate, memory, new Location(config.TrainingFile))))
            : findings;
    }
}
