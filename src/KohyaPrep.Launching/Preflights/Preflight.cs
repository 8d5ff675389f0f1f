using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Rules;

namespace KohyaPrep.Launching.Preflights;

/// <summary>Looks, before a launch, for what the trainer would find out only when it saves, or not say plainly.</summary>
public static class Preflight
{
    private static readonly IReadOnlyList<Rule<LaunchFacts>> Rules = RuleCatalogue.Of<LaunchFacts>();

    /// <summary>Writes and removes a file in the output folder; leaves no folder behind that was not there.</summary>
    public static IReadOnlyList<Finding> Check(LaunchPlan plan)
    {
        LaunchFacts facts = Measure(plan);
        return [.. Rules.SelectMany(rule => rule.Check(facts))];
    }

    private static LaunchFacts Measure(LaunchPlan plan) => new()
    {
        Executable = plan.Executable,
        ExecutableIsThere = ProgramSearch.Finds(plan.Executable, plan.Environment.GetValueOrDefault("PATH")),
        Script = plan.Script,
        ScriptIsThere = File.Exists(plan.Script),
        OutputFolder = plan.OutputFolder,
        OutputTrouble = OutputProbe.Trouble(plan.OutputFolder),
        FreeBytes = OutputProbe.FreeBytes(plan.OutputFolder),
        NeededBytes = plan.CheckpointBytes,
    };
}
