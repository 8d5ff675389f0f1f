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
        """;

    public static Command Create(Terminal terminal)
    {
        RecipeArguments recipe = new("RECIPE|FILE.toml", "The recipe's YAML file, or a trainer's training file.");
        TrainerFileArguments trainerFile = new();
        Option<bool> all = new("--all") { Description = "Say the trainer's defaults too." };
        Command command = new("explain", Description) { all };
        recipe.AddTo(command);
        trainerFile.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            string path = parse.GetValue(recipe.Recipe)!;
            (IReadOnlyList<ExplainedSection>? sections, IReadOnlyList<Finding> findings) = ForeignConfigReader.IsTrainerFile(path)
                ? OfFiles(trainerFile.Read(parse, path, terminal, cancellation), trainerFile.DatasetFileOf(parse), parse.GetValue(all))
                : OfRecipe(recipe.Plan(parse, terminal, cancellation), parse.GetValue(all));
            if (sections is null)
                FindingText.Write(terminal.Results, findings);
            else
                SettingsText.Write(terminal, sections);
            return Task.FromResult((int)(sections is null ? ExitCode.Findings : ExitCode.Done));
        });
        return command;
    }

    private static (IReadOnlyList<ExplainedSection>?, IReadOnlyList<Finding>) OfFiles(ForeignReading reading, string? datasetFile, bool all) =>
        (reading.Config is { } config ? ForeignExplanation.Of(config, datasetFile, all) : null, reading.Findings);

    private static (IReadOnlyList<ExplainedSection>?, IReadOnlyList<Finding>) OfRecipe(
        (PreparationPlan? Plan, IReadOnlyList<Finding> Findings) recipe, bool all) =>
        (recipe.Plan?.Files is { } files ? SettingExplanation.OfRecipe(files, all) : null, recipe.Findings);
}
