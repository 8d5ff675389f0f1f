using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>plan</c>: what the trainer will do with a recipe, or with anyone's files.</summary>
internal static class PlanCommand
{
    private const string Description = """
        Says what the trainer will do: pictures, buckets, batches, steps, checkpoints and the disk they need, GPU memory. Writes nothing.
        With --config it goes the trainer's own way through files of any origin, and says where it stops and why. Exit code 1 when it stops.

        Examples:
          kohyaprep plan punks.yaml
          kohyaprep plan punks.yaml --set training.batch_size=8
          kohyaprep plan punks.yaml --json
          kohyaprep plan --script train_network --config training.toml --dataset-config dataset.toml
          kohyaprep plan --config training.toml --root ../sd-scripts --json
        """;

    public static Command Create(Terminal terminal)
    {
        RecipeArguments recipe = new();
        recipe.Recipe.Arity = ArgumentArity.ZeroOrOne;
        ForeignArguments foreign = new();
        Option<bool> all = new("--all") { Description = "For a training file: name every picture that is changed, however many there are." };
        Option<bool> json = new("--json") { Description = "Print the plan as one JSON object." };
        Command command = new("plan", Description) { json, all };
        recipe.AddTo(command);
        foreign.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(recipe.Recipe) is null == result.GetValue(foreign.Config) is null)
                result.AddError("Give either a recipe or --config with a training file.");
        });
        command.SetAction((parse, cancellation) =>
        {
            if (parse.GetValue(foreign.Config) is not null)
            {
                TrainerForecast forecast = foreign.Forecast(parse, terminal, cancellation);
                return Task.FromResult((int)OfFiles(forecast, terminal, parse.GetValue(foreign.Processes), parse.GetValue(json), parse.GetValue(all)));
            }

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

    private static ExitCode OfFiles(TrainerForecast forecast, Terminal terminal, int processes, bool asJson, bool namesAll)
    {
        if (asJson)
            ForecastJson.Write(terminal.Results, forecast, processes);
        else
            new ForecastText(terminal, forecast, processes, namesAll).Write();
        return forecast.Failure is null && forecast.LaterFailures.Count == 0 ? ExitCode.Done : ExitCode.Findings;
    }
}
