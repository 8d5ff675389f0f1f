using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>config</c>: the trainer's settings in the forms that people need.</summary>
internal static class ConfigCommand
{
    public static Command Create(Terminal terminal) => new("config", "The trainer's settings, in the form that you need.")
    {
        Generate(terminal),
        Schema(terminal),
        Lint(terminal),
        ConfigExplainCommand.Create(terminal),
        ConfigConvertCommand.Create(terminal),
        ConfigDiffCommand.Create(terminal),
        ConfigFormatCommand.Create(terminal),
        OptionsCommand.Create(terminal),
        ScheduleCommand.Create(terminal),
    };

    private static Command Generate(Terminal terminal)
    {
        const string Description = """
            Prints the settings that `prepare` writes for the trainer, training and dataset file in one document.

            Examples:
              kohyaprep config generate punks.yaml
              kohyaprep config generate punks.yaml --format json
            """;
        RecipeArguments recipe = new();
        Option<string> format = new("--format") { Description = "toml, yaml or json.", DefaultValueFactory = _ => "toml", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("toml", "yaml", "json");
        Command command = new("generate", Description) { format };
        recipe.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            (PreparationPlan? plan, IReadOnlyList<Finding> findings) = recipe.Plan(parse, terminal, cancellation);
            if (plan?.Files is not { } files)
            {
                FindingText.Write(terminal.Results, findings);
                return Task.FromResult((int)ExitCode.Findings);
            }

            terminal.Results.Write(parse.GetValue(format) switch
            {
                "yaml" => ConfigForms.Yaml(files),
                "json" => ConfigForms.Json(files),
                _ => ConfigForms.Toml(files),
            });
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static Command Lint(Terminal terminal)
    {
        Argument<string> file = new("FILE.toml") { Description = "A trainer's training file." };
        TrainerFileArguments trainerFile = new();
        FindingArguments output = new();
        Command command = new("lint", "Says what is wrong with a training file for sd-scripts, as `check` does.") { file };
        trainerFile.AddTo(command, asksForGpu: true);
        output.AddTo(command);
        command.SetAction((parse, cancellation) => Task.FromResult((int)output.Write(
            terminal, parse, TrainerFileChecks.Run(
                trainerFile.Read(parse, parse.GetValue(file)!, terminal, cancellation), trainerFile.GpuOf(parse)))));
        return command;
    }

    private static Command Schema(Terminal terminal)
    {
        Command command = new("schema", "Prints the JSON schema of recipes, for editors.");
        command.SetAction(_ =>
        {
            terminal.Results.Write(RecipeSchema.Text());
            return (int)ExitCode.Done;
        });
        return command;
    }
}
