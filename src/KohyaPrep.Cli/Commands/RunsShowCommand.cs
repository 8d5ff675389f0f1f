using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>runs show</c>.</summary>
internal static class RunsShowCommand
{
    private const string Description = """
        Shows a run: recipe, versions, dataset, each start of the trainer and how it ended, models with their hashes.

        Examples:
          kohyaprep runs show latest
          kohyaprep runs show 20261125-2145 --json
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> run = RunArgument.Create();
        Option<bool> json = new("--json") { Description = "Print the record (its form is in docs/runs.md)." };
        Command command = new("show", Description) { run, json };
        command.SetAction(parse =>
        {
            RunStore store = RunArgument.Store();
            RunRecord record = store.Find(parse.GetValue(run)!);
            if (parse.GetValue(json))
                terminal.Results.Write(RunRecordJson.Text(record));
            else
                RunText.Write(terminal, store, record);
            return (int)ExitCode.Done;
        });
        return command;
    }
}
