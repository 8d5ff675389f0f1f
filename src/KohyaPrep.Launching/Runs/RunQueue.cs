using System.Globalization;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Launching.Runs;

/// <summary>
/// The runs of a workspace that wait, one after the other on each graphics card. The queue is the records themselves, so there is
/// nothing beside them to lose; a launcher that is killed leaves its place to the next one.
/// </summary>
/// <param name="slots">The cards; null in it for a machine without one.</param>
public sealed class RunQueue(RunStore store, IReadOnlyList<int?> slots)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly List<SupervisedRun> running = [];
    private StopRequest? stop;
    private bool halted;

    /// <summary>Runs that wait, the next one first.</summary>
    public static IReadOnlyList<RunRecord> Waiting(RunStore store) => [.. store.List().Where(run => run.State == RunState.Queued)];

    /// <summary>Asks all that runs to stop, and starts nothing more. Null when nothing runs. May be called from any thread.</summary>
    public StopNotice? RequestStop()
    {
        lock (gate)
        {
            stop = stop is null ? StopRequest.AfterNextSave : StopRequest.Now;
            StopNotice? notice = null;
            foreach (SupervisedRun run in running)
                notice = run.RequestStop(stop.Value);
            return notice;
        }
    }

    /// <summary>Works until nothing waits any more, a failure halts it, or it is stopped.</summary>
    /// <param name="watchOf">Makes the watch of a run.</param>
    /// <param name="ended">Called after each run, from one thread at a time.</param>
    /// <returns>False when another launcher works on every card already.</returns>
    /// <exception cref="Core.KohyaPrepException">A trainer cannot be started.</exception>
    public async Task<bool> WorkAsync(Func<RunRecord, IRunWatch> watchOf, Action<SupervisedResult> ended)
    {
        bool[] worked = await Task.WhenAll(slots.Select(slot => Task.Run(() => WorkSlotAsync(slot, watchOf, ended))));
        return worked.Any(did => did);
    }

    private async Task<bool> WorkSlotAsync(int? slot, Func<RunRecord, IRunWatch> watchOf, Action<SupervisedResult> ended)
    {
        bool worked = false;
        Directory.CreateDirectory(store.Root);
        do
        {
            using IDisposable? place = FileLock.TryTake(Path.Combine(store.Root, slot is { } card ? string.Create(CultureInfo.InvariantCulture, $".gpu-{card}") : ".gpu-none"));
            if (place is null)
                return worked;
            worked = true;
            while (Take(slot) is { } next)
            {
                using (next.Held)
                    await RunAsync(next.Run, slot, watchOf, ended);
            }
        }
        // Another program may have put a run into the queue, and gone since the place was taken, just before it was given up.
        while (await StillWaitsAsync());
        return worked;
    }

    private async Task<bool> StillWaitsAsync()
    {
        bool waits;
        lock (gate)
            waits = !halted && stop is null && Waiting(store).Any(run => !taken.Contains(run.Id));
        // It may be in someone's hands for a moment, or in those of another card's worker.
        if (waits)
            await Task.Delay(Pause);
        return waits;
    }

    private async Task RunAsync(RunRecord run, int? slot, Func<RunRecord, IRunWatch> watchOf, Action<SupervisedResult> ended)
    {
        SupervisedRun supervised = new(store, run.Id, slot, watchOf(run));
        lock (gate)
        {
            running.Add(supervised);
            if (stop is { } request)
                supervised.RequestStop(request);
        }

        try
        {
            SupervisedResult result = await supervised.RunAsync();
            lock (gate)
            {
                // It may be put into the queue again, to be resumed.
                taken.Remove(run.Id);
                halted |= result.Run.State == RunState.Failed && !result.Run.GoesOnAfterFailure;
                ended(result);
            }
        }
        finally
        {
            lock (gate)
                running.Remove(supervised);
        }
    }

    /// <summary>The next run for a card, with its lock: first those that a launcher left behind running, then those that wait.</summary>
    private (RunRecord Run, IDisposable Held)? Take(int? slot)
    {
        lock (gate)
        {
            if (stop is not null)
                return null;
            IReadOnlyList<RunRecord> runs = store.List();
            IEnumerable<RunRecord> left = runs.Where(run => run.State == RunState.Running && (run.Last?.Gpu == slot || !slots.Contains(run.Last?.Gpu)));
            foreach (RunRecord run in left.Concat(halted ? [] : runs.Where(run => run.State == RunState.Queued)))
            {
                if (taken.Contains(run.Id) || FileLock.TryTakeRun(store, run.Id) is not { } held)
                    continue;
                // What was read before the lock may have changed.
                if (store.Read(run.Id).State is RunState.Running or RunState.Queued)
                {
                    taken.Add(run.Id);
                    return (run, held);
                }

                held.Dispose();
            }

            return null;
        }
    }
}
