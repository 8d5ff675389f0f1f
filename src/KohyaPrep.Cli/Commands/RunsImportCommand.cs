using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Runs;
using KohyaPrep.Launching.Bundles;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>runs import</c>.</summary>
internal static class RunsImportCommand
{
    private const string Description = """
        Takes back what came of a bundle at another place: logs, models and samples go into the run's folder, and each start is judged
        by its log. Give the zip that the place packed, or the bundle's folder there. The run is known by the bundle's manifest. Taken
        back again later, what is there then replaces what was taken before. States stay where they are.

        Examples:
          kohyaprep runs import punks-result.zip
          kohyaprep runs import /mnt/cluster/punks-slurm
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> source = new("DIR|ZIP") { Description = "The bundle's folder at the place, or the zip that `python3 -m place pack` or the notebook made." };
        Option<bool> json = new("--json") { Description = "Print the record (its form is in docs/runs.md)." };
        Command command = new("import", Description) { source, json };
        command.SetAction(parse =>
        {
            RunStore store = RunArgument.Store();
            RunRecord record = ReturnedRun.Import(store, Path.GetFullPath(parse.GetValue(source)!));
            if (parse.GetValue(json))
                terminal.Results.Write(RunRecordJson.Text(record));
            else
                RunText.Write(terminal, store, record);
            return (int)ExitCode.Done;
        });
        return command;
    }
}
