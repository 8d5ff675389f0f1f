using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>runs logs</c>.</summary>
internal static class RunsLogsCommand
{
    private const string Description = """
        Prints what the trainer printed, of a run's last start; with --follow on and on until it ends.

        Examples:
          kohyaprep runs logs latest
          kohyaprep runs logs latest --follow
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static Command Create(Terminal terminal)
    {
        Argument<string> run = RunArgument.Create();
        run.Arity = ArgumentArity.ZeroOrOne;
        run.DefaultValueFactory = _ => "latest";
        Option<bool> follow = new("--follow", "-f") { Description = "Go on printing until the run ends." };
        Command command = new("logs", Description) { run, follow };
        command.SetAction(async (parse, cancellation) =>
        {
            RunStore store = RunArgument.Store();
            string id = store.Find(parse.GetValue(run)!).Id;
            try
            {
                await PrintAsync(terminal, store, id, parse.GetValue(follow), cancellation);
                return (int)ExitCode.Done;
            }
            catch (OperationCanceledException)
            {
                return (int)ExitCode.Interrupted;
            }
        });
        return command;
    }

    private static async Task PrintAsync(Terminal terminal, RunStore store, string id, bool follows, CancellationToken cancellation)
    {
        using Stream output = Console.OpenStandardOutput();
        string? shown = null;
        FileStream? log = null;
        try
        {
            while (true)
            {
                // Looked at before the log: what is printed between the two is not missed.
                RunRecord record = store.Read(id);
                bool isOver = record.State is not (RunState.Running or RunState.Queued);
                if (record.Last is { } attempt && shown != attempt.Log && File.Exists(store.PathIn(id, attempt.Log)))
                {
                    log?.Dispose();
                    log = new FileStream(store.PathIn(id, attempt.Log), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                    shown = attempt.Log;
                }

                if (log is not null)
                    await log.CopyToAsync(output, cancellation);
                await output.FlushAsync(cancellation);
                if (isOver || !follows)
                    break;
                await Task.Delay(Pause, cancellation);
            }
        }
        finally
        {
            log?.Dispose();
        }

        if (shown is null)
            terminal.Say($"{id} has not been started yet.");
    }
}
