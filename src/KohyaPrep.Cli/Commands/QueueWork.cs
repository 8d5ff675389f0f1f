using System.Globalization;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Runs;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary>Works off the queue of a workspace in front of the user.</summary>
internal static class QueueWork
{
    /// <param name="ids">The runs that the user asked for just now; the exit code is about them, or about all where there are none.</param>
    /// <param name="gpus">Numbers of cards with commas between; null for all.</param>
    public static async Task<ExitCode> RunAsync(Terminal terminal, Interrupts interrupts, RunStore store, IReadOnlyList<string> ids, string? gpus)
    {
        if (!store.List().Any(run => run.State is RunState.Queued or RunState.Running))
        {
            terminal.Say("Nothing waits and nothing runs here. `kohyaprep train RECIPE` starts a run.");
            return ExitCode.Done;
        }

        List<RunRecord> before = [.. RunQueue.Waiting(store).TakeWhile(run => !ids.Contains(run.Id))];
        if (ids.Count > 0 && before.Count > 0)
            terminal.Say($"{Amount.Of(before.Count, "run")} of earlier come first; `kohyaprep runs stop ID` takes one out: {string.Join(", ", before.Select(run => run.Id))}");

        RunQueue queue = new(store, await SlotsAsync(gpus));
        TrainingView view = new(terminal, store);
        interrupts.HandTo(() => view.Tell(queue.RequestStop()));
        List<SupervisedResult> results = [];
        bool worked = await view.ShowAsync(() => queue.WorkAsync(view.WatchOf, result =>
        {
            results.Add(result);
            view.Ended(result);
        }));
        if (!worked)
        {
            terminal.Say("Another launcher works on this queue and will start it. `kohyaprep runs list` shows how far it is, `kohyaprep runs logs --follow` what it prints.");
            return ExitCode.Done;
        }

        foreach (SupervisedResult result in results)
            TrainingResult.Write(terminal, store, result);
        int waiting = RunQueue.Waiting(store).Count;
        if (waiting > 0)
            terminal.Results.WriteLine($"{Amount.Of(waiting, "run")} still {(waiting == 1 ? "waits" : "wait")}: `kohyaprep train` goes on with the queue.");
        return CodeOf([.. results.Select(result => result.Run).Where(run => ids.Count == 0 || ids.Contains(run.Id))]);
    }

    private static async Task<IReadOnlyList<int?>> SlotsAsync(string? gpus)
    {
        if (gpus is null)
        {
            IReadOnlyList<RunCard> cards = await NvidiaCards.ListAsync();
            // A single card needs no choice, and the user's own CUDA_VISIBLE_DEVICES stays what it is.
            return cards.Count < 2 || Environment.GetEnvironmentVariable("CUDA_VISIBLE_DEVICES") is not null ? [null] : [.. cards.Select(card => (int?)card.Index)];
        }

        return CardsOf(gpus);
    }

    /// <summary>The numbers of a list such as <c>0,1</c>; read before anything is put into the queue.</summary>
    /// <exception cref="KohyaPrepException">It is no such list.</exception>
    public static IReadOnlyList<int?> CardsOf(string gpus)
    {
        List<int?> slots = [];
        foreach (string text in gpus.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            slots.Add(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new KohyaPrepException($"--gpus: '{text}' is no number of a GPU. Write them with commas between, such as 0,1."));
        }

        return slots;
    }

    private static ExitCode CodeOf(IReadOnlyList<RunRecord> runs) =>
        runs.Any(run => run.State == RunState.Failed) ? ExitCode.TrainerFailed
        : runs.Any(run => run.State == RunState.Interrupted) ? ExitCode.Interrupted
        : ExitCode.Done;
}
