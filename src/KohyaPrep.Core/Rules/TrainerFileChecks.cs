using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Rules.Captions;
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
        return SuppressionChecks.Run(
            [.. ConfigChecks.Run(config), .. OfCaptions(config), .. gpu is null ? [] : OfGpu(config, gpu)], reading.Suppressions);
    }

    // Rules that need pictures have none here; missing captions are the configuration's business (CFG110).
    // With wildcards the other lines are taken too.
    private static IEnumerable<Finding> OfCaptions(ForeignConfig config) =>
        from set in ForeignCaptions.Of(config)
        from finding in RuleCatalogue.Of<CaptionFacts>().SelectMany(rule => set.Subject.Dataset.Captions.SelectMany(rule.Check))
            .Concat(RuleCatalogue.Of<DatasetSubject>().Where(rule => rule.Code.StartsWith("CAP", StringComparison.Ordinal)).SelectMany(rule => rule.Check(set.Subject)))
            .OrderBy(finding => finding.Location.Path, StringComparer.Ordinal).ThenBy(finding => finding.Code, StringComparer.Ordinal).ThenBy(finding => finding.Location.Line)
        where finding.Code != LinesLost.Rule.Code || !set.Subset.EnableWildcard
        select finding;

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
