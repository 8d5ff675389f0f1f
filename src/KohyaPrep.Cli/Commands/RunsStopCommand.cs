using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>runs stop</c>.</summary>
internal static class RunsStopCommand
{
    private const string Description = """
        Stops a run: after its next scheduled state, since the trainer saves nothing when it is interrupted, or at once with --now.
        Always ends all processes of the training. It does not matter whether the launcher that started it still lives. A run that
        still waits is taken out of the queue.

        Examples:
          kohyaprep runs stop latest
          kohyaprep runs stop 20261125-2145 --now
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static Command Create(Terminal terminal, Interrupts interrupts)
    {
        Argument<string> run = RunArgument.Create();
        Option<bool> now = new("--now") { Description = "End it at once; what was learnt since the last state is lost." };
        Command command = new("stop", Description) { run, now };
        command.SetAction(async (parse, cancellation) =>
        {
            RunStore store = RunArgument.Store();
            RunRecord record = Meant(store, parse.GetValue(run)!);
            StopRequest request = parse.GetValue(now) ? StopRequest.Now : StopRequest.AfterNextSave;
            if (record.State == RunState.Queued && TryCancel(terminal, store, record))
                return (int)ExitCode.Done;
            record = store.Read(record.Id);
            if (record.State is not (RunState.Running or RunState.Queued))
            {
                terminal.Say($"{record.Id} does not run: {RunText.Word(record.State)}.");
                return (int)ExitCode.Done;
            }

            StopFile.Write(store, record.Id, request);
            if (request == StopRequest.AfterNextSave)
                terminal.Say(WhenText(store, record));
            return (int)await WaitAsync(terminal, interrupts, store, record.Id, request, cancellation);
        });
        return command;
    }

    /// <summary>The latest is the one that runs, rather than one that still waits behind it.</summary>
    private static RunRecord Meant(RunStore store, string reference) =>
        (reference == "latest" ? store.List().LastOrDefault(run => run.State == RunState.Running) : null) ?? store.Find(reference);

    private static bool TryCancel(Terminal terminal, RunStore store, RunRecord record)
    {
        using IDisposable? held = FileLock.TryTakeRun(store, record.Id);
        if (held is null || store.Read(record.Id) is not { State: RunState.Queued } waiting)
            return false;
        store.Write(waiting with { State = waiting.Attempts.Count == 0 ? RunState.Cancelled : RunState.Interrupted, Resumes = false });
        terminal.Say($"{record.Id} is taken out of the queue.");
        return true;
    }

    /// <summary>Until its launcher has ended it; where there is none any more, that is done here.</summary>
    private static async Task<ExitCode> WaitAsync(
        Terminal terminal, Interrupts interrupts, RunStore store, string id, StopRequest request, CancellationToken cancellation)
    {
        while (store.Read(id).State is RunState.Running or RunState.Queued)
        {
            if (FileLock.TryTakeRun(store, id) is { } held)
            {
                using (held)
                {
                    if (store.Read(id).State == RunState.Running)
                        await EndAsync(terminal, interrupts, store, id, request);
                }
            }

            await Task.Delay(Pause, cancellation);
            // A launcher that was just starting it takes old wishes away.
            if (store.Read(id).State == RunState.Running && StopFile.Read(store, id) is null)
                StopFile.Write(store, id, request);
        }

        RunRecord ended = store.Read(id);
        terminal.Results.WriteLine($"{id}: {ended.Last?.Summary ?? RunText.Word(ended.State)}");
        return ExitCode.Done;
    }

    private static async Task EndAsync(Terminal terminal, Interrupts interrupts, RunStore store, string id, StopRequest request)
    {
        TrainingView view = new(terminal, store);
        SupervisedRun run = new(store, id, null, view.WatchOf(store.Read(id)));
        interrupts.HandTo(() => run.RequestStop(StopRequest.Now));
        _ = run.RequestStop(request);
        SupervisedResult result = await view.ShowAsync(run.RunAsync);
        view.Ended(result);
    }

    /// <summary>When the next state comes, by the log as it is now.</summary>
    private static string WhenText(RunStore store, RunRecord record)
    {
        if (record.Last is not { } attempt || store.ReadPart(record.Id, RunFolder.LaunchOf(attempt.Number), RunJson.Default.LaunchPlan) is not { } plan)
            return "stopping";
        RunProgress progress = LogReading.Read(store.PathIn(record.Id, attempt.Log));
        if (progress.Step is null or 0)
            return "ending now: nothing was learnt yet";
        return NextSave.Of(plan, progress) is { } save
            ? $"stopping after the next state, at step {save.Step + attempt.NamesBefore}{(save.SecondsLeft is { } seconds ? $", in about {Duration.Of(TimeSpan.FromSeconds(seconds))}" : "")}; --now ends it at once"
            : "ending now: no state is scheduled, so nothing since the last model is kept";
    }
}
