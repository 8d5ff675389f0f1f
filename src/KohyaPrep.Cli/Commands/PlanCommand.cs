using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>plan</c>: what the trainer will do with a recipe, or with anyone's files.</summary>
internal static class PlanCommand
{
    private const string Description = """
        Says what the trainer will do: pictures, buckets, batches, steps, checkpoints and the disk they need, GPU memory. Writes nothing.
        With --config it goes the trainer's own way through files of any origin, and says where it stops and why. Exit code 1 when it stops,
        or finds no picture.

        Examples:
          kohyaprep plan punks.yaml
          kohyaprep plan punks.yaml --set training.batch_size=8
          kohyaprep plan punks.yaml --json
          kohyaprep plan --script train_network --config training.toml --dataset-config dataset.toml
          kohyaprep plan --config training.toml --root ../sd-scripts --json --at 0,1,9
        """;

    public static Command Create(Terminal terminal)
    {
        RecipeArguments recipe = new();
        recipe.Recipe.Arity = ArgumentArity.ZeroOrOne;
        TrainerFileArguments files = new();
        Option<string?> config = new("--config") { Description = "Instead of a recipe: a training file of sd-scripts.", HelpName = "TRAINING.toml" };
        Option<int> processes = new("--processes")
        {
            Description = "For a training file: how many processes train together.",
            DefaultValueFactory = _ => 1,
            HelpName = "N",
        };
        Option<string?> at = StepList.Option();
        Option<bool> all = new("--all") { Description = "For a training file: name every picture that is changed, however many there are." };
        Option<bool> json = new("--json") { Description = "Print the plan as one JSON object." };
        Command command = new("plan", Description) { json, at, all, config };
        recipe.AddTo(command);
        files.AddTo(command, asksForGpu: true);
        command.Options.Add(processes);
        processes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--processes must be 1 or more.");
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(recipe.Recipe) is null == result.GetValue(config) is null)
                result.AddError("Give either a recipe or --config with a training file.");
        });
        command.SetAction((parse, cancellation) =>
        {
            PlanPrint print = new(terminal, parse.GetValue(json), parse.GetValue(all), parse.GetValue(at), files.GpuOf(parse));
            string? named = parse.GetValue(config);
            // Settings in another form than a recipe are told apart by what they are.
            if (named is null && parse.GetValue(recipe.Recipe) is { } given && ForeignConfigReader.IsTrainerFile(given, files.FormOf(parse)))
                named = given;
            return Task.FromResult((int)(named is { } file
                ? print.OfFiles(files.Forecast(parse, file, parse.GetValue(processes), terminal, cancellation), parse.GetValue(processes))
                : print.OfRecipe(recipe.Plan(parse, terminal, cancellation))));
        });
        return command;
    }
}
