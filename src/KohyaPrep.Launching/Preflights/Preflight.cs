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
        LaunchFacts facts = Measure(plan.Executable, plan.Environment.GetValueOrDefault("PATH"), plan.Script, plan.OutputFolder, plan.CheckpointBytes);
        return [.. Rules.SelectMany(rule => rule.Check(facts))];
    }

    /// <param name="path">The variable PATH; this process's own when null.</param>
    internal static LaunchFacts Measure(string executable, string? path, string script, string outputFolder, long? neededBytes) => new()
    {
        Executable = executable,
        ExecutableIsThere = ProgramSearch.Finds(executable, path),
        Script = script,
        ScriptIsThere = File.Exists(script),
        OutputFolder = outputFolder,
        OutputTrouble = OutputProbe.Trouble(outputFolder),
        FreeBytes = OutputProbe.FreeBytes(outputFolder),
        NeededBytes = neededBytes,
    };
}
