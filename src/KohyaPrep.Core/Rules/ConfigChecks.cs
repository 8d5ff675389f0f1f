using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Rules.Configs;

namespace KohyaPrep.Core.Rules;

/// <summary>Every rule on configurations, run on someone's files for the trainer.</summary>
public static class ConfigChecks
{
    /// <summary>Those that look at nothing but options, and hold for every script of the trainer.</summary>
    private static readonly Rule<ForeignConfig>[] OnOptions =
    [
        UnknownOption.Rule, OptionOfOtherScript.Rule, WrongOptionType.Rule, OptionNotAChoice.Rule, NestedTable.Rule, EpochsOutrankSteps.Rule, SchedulerOutranked.Rule,
        DefaultTrainingLength.Rule, DefaultLearningRate.Rule, FullFp16Precision.Rule, FullBf16Precision.Rule, TensorboardWithoutFolder.Rule, OutputFolderUnset.Rule,
        SaveIntervalZero.Rule, LastStepsNotFiles.Rule, RateTooHigh.Rule, RateNotNearOne.Rule, RateSetAside.Rule, AdafactorWarmUp.Rule, ConstantWarmUp.Rule,
        SchedulerTypeWarmUp.Rule, ScheduleWithoutMinimum.Rule, ScheduleNotPossible.Rule, ZeroLearningRate.Rule, OptimizerPackage.Rule, NoStateSaved.Rule, SecretInFile.Rule,
        PathOfOtherMachine.Rule, EscapedPath.Rule, MixedPrecisionUnset.Rule, OptimizerUnknown.Rule, TwoOptimizers.Rule,
    ];

    /// <returns>By file, line and code: two runs on the same files give the same.</returns>
    public static IReadOnlyList<Finding> Run(ForeignConfig config) =>
    [
        .. (config.IsSimulated ? RuleCatalogue.Of<ForeignConfig>() : OnOptions).SelectMany(rule => rule.Check(config))
            .OrderBy(finding => finding.Location.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Location.Line)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal),
    ];
}
