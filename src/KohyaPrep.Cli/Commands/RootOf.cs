using System.CommandLine;
using System.CommandLine.Parsing;
using KohyaPrep.Cli.Output;

namespace KohyaPrep.Cli.Commands;

/// <summary>The program's verbs.</summary>
internal static class RootOf
{
    private const string Description = """
        Prepares a folder of pictures for training with Kohya's sd-scripts, says beforehand what the trainer will do, and starts it.

        Examples:
          kohyaprep demo                          the whole job on the bundled sample
          kohyaprep new lora-sd15 --images art    a recipe for your own pictures
          kohyaprep check punks.yaml              what is wrong with recipe and dataset
          kohyaprep prepare punks.yaml            write training set, edge maps and trainer files
          kohyaprep train punks.yaml              start the trainer

        Exit codes: 0 done, 1 findings at or above --fail-on, 2 bad usage or input, 3 something is missing on this machine,
        4 the trainer failed, 130 interrupted.
        """;

    public static RootCommand Commands(Terminal terminal, Interrupts interrupts) => new(Description)
    {
        DemoCommand.Create(terminal),
        NewCommand.Create(terminal),
        CheckCommand.Create(terminal),
        PrepareCommand.Create(terminal),
        ManifestCommand.Create(terminal),
        PlanCommand.Create(terminal),
        ExportCommand.Create(terminal),
        CaptionCommand.Create(terminal),
        EdgesCommand.Create(terminal),
        FinishCommand.Create(terminal),
        ConfigCommand.Create(terminal),
        TrainCommand.Create(terminal, interrupts),
        RunsCommand.Create(terminal, interrupts),
        InspectCommand.Create(terminal),
        TrainerCommand.Create(terminal),
        GenerateCommand.Create(terminal),
        ScoreCommand.Create(terminal),
        StatusCommand.Create(terminal),
        AdviseCommand.Create(terminal),
        ReportCommand.Create(terminal),
        ExplainCommand.Create(terminal),
        DocsCommand.Create(terminal),
    };

    /// <summary>The verbs that lead to a command, each followed by a space; empty for the root.</summary>
    public static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? PathOf(parent) + result.Command.Name + " " : "";
}
