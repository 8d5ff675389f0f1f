using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>config explain</c>: every setting that the trainer gets, and who said so.</summary>
internal static class ConfigExplainCommand
{
    private const string Description = """
        Says of every setting what the trainer gets, and where it came from: a line of the recipe or of a trainer file, a template, the command line.

        Examples:
          kohyaprep config explain punks.yaml
          kohyaprep config explain punks.yaml --set training.epochs=5 --all
          kohyaprep config explain training.toml --script sdxl_train_network --dataset-config dataset.toml
          kohyaprep config explain training.toml --json
          kohyaprep config explain settings.yaml
          kohyaprep config explain somebody.safetensors
        """;

    public static Command Create(Terminal terminal)
    {
        RecipeArguments recipe = new("RECIPE|FILE", "The recipe's YAML file, or settings for the trainer in any form.");
        TrainerFileArguments trainerFile = new();
        Option<bool> all = new("--all") { Description = "Say the trainer's defaults too." };
        Option<bool> json = new("--json") { Description = "Print the settings as one JSON object (its form is in docs/config-explain.md)." };
        Command command = new("explain", Description) { all, json };
        recipe.AddTo(command);
        trainerFile.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            string path = parse.GetValue(recipe.Recipe)!;
            (Explanation? explanation, IReadOnlyList<Finding> findings) = ForeignConfigReader.IsTrainerFile(path, trainerFile.FormOf(parse))
                ? OfFiles(trainerFile.Read(parse, path, terminal, cancellation), trainerFile.DatasetFileOf(parse), parse.GetValue(all))
                : OfRecipe(recipe.Plan(parse, terminal, cancellation), parse.GetValue(all));
            return Task.FromResult((int)Write(terminal, explanation, findings, parse.GetValue(json)));
        });
        return command;
    }

    private static ExitCode Write(Terminal terminal, Explanation? explanation, IReadOnlyList<Finding> findings, bool asJson)
    {
        switch (explanation, asJson)
        {
            case (null, true):
                FindingJson.WriteArray(terminal.Results, findings);
                break;
            case (null, false):
                FindingText.Write(terminal.Results, findings);
                break;
            case ({ Script: var script, Sections: var sections }, true):
                SettingsJson.Write(terminal.Results, script, sections);
                break;
            case ({ Sections: var sections }, false):
                SettingsText.Write(terminal, sections);
                break;
        }

        return explanation is null ? ExitCode.Findings : ExitCode.Done;
    }

    private static (Explanation?, IReadOnlyList<Finding>) OfFiles(ForeignReading reading, string? datasetFile, bool all) =>
        (reading.Config is { } config ? new Explanation(config.Request.Script, ExplainedFindings.Over(config, ForeignExplanation.Of(config, datasetFile, all))) : null, reading.Findings);

    private static (Explanation?, IReadOnlyList<Finding>) OfRecipe((PreparationPlan? Plan, IReadOnlyList<Finding> Findings) recipe, bool all) =>
        (recipe.Plan?.Files is { } files ? new Explanation(files.Script.Name, SettingExplanation.OfRecipe(files, all)) : null, recipe.Findings);

    /// <param name="Script">Without <c>.py</c>.</param>
    private sealed record Explanation(string Script, IReadOnlyList<ExplainedSection> Sections);
}
