using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>plan</c>: what the trainer will do with a recipe.</summary>
internal static class PlanCommand
{
    private const string Description = """
        Says what the trainer will do: pictures, buckets, batches, steps, checkpoints and the disk they need, GPU memory. Writes nothing.

        Examples:
          kohyaprep plan punks.yaml
          kohyaprep plan punks.yaml --set training.batch_size=8
          kohyaprep plan punks.yaml --json
        """;

    public static Command Create(Terminal terminal)
    {
        RecipeArguments recipe = new();
        Option<bool> json = new("--json") { Description = "Print the plan as one JSON object." };
        Command command = new("plan", Description) { json };
        recipe.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            (PreparationPlan? plan, IReadOnlyList<Finding> findings) = recipe.Plan(parse, terminal, cancellation);
            if (plan?.Files is null)
            {
                FindingText.Write(terminal.Results, findings);
                return Task.FromResult((int)ExitCode.Findings);
            }

            RunPlan run = RunPlanner.Plan(plan.Recipe, plan.Set!, plan.Files);
            if (parse.GetValue(json))
                PlanJson.Write(terminal.Results, run, MemorySettingsReader.Read(plan.Files, run) is { } settings ? MemoryEstimator.Estimate(settings) : null);
            else
                PlanText.Write(terminal, plan, run);
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }
}
