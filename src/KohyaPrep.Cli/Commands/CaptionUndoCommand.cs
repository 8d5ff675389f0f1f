using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core.Fixes;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>caption undo</c>: the last edit taken back.</summary>
internal static class CaptionUndoCommand
{
    private const string Description = """
        Takes the last `caption edit` in a folder back, byte for byte; again to go further back. Where a caption was edited since, nothing is taken back, and
        the caption is named.

        Examples:
          kohyaprep caption undo pictures
          kohyaprep caption undo pictures --dry-run
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = new("FOLDER") { Description = "A folder of captions." };
        Option<bool> dryRun = new("--dry-run") { Description = "Print what would be taken back; change nothing." };
        Option<bool> force = new("--force") { Description = "Bring captions back that were edited since, too." };
        Command command = new("undo", Description) { folder, dryRun, force };
        command.SetAction((parse, cancellation) => Task.FromResult((int)UndoWork.Run(
            terminal, Path.GetFullPath(parse.GetValue(folder)!), CaptionEditPlanner.Command, parse.GetValue(force), parse.GetValue(dryRun), cancellation)));
        return command;
    }
}
