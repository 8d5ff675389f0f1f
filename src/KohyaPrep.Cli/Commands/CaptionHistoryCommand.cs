using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Changes;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>caption history</c>: what was changed in a folder.</summary>
internal static class CaptionHistoryCommand
{
    private const string Description = """
        Lists what was changed in a folder, by edits of captions and by `check --fix`: when, by which command, how many files.

        Examples:
          kohyaprep caption history pictures
          kohyaprep caption history pictures --json
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = new("FOLDER") { Description = "A folder of captions or pictures." };
        Option<bool> json = new("--json") { Description = "Print one JSON array (its form is in docs/fixing.md)." };
        Command command = new("history", Description) { folder, json };
        command.SetAction((parse, _) =>
        {
            IReadOnlyList<ChangeEntry> entries = new ChangeHistory(Path.GetFullPath(parse.GetValue(folder)!)).Entries();
            if (parse.GetValue(json))
                HistoryText.WriteJson(terminal.Results, entries);
            else
                HistoryText.Write(terminal, entries);
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }
}
