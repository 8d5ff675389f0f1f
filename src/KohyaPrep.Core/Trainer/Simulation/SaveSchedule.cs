using System.Globalization;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>When checkpoints and states are written and taken away again. The intervals are the trainer's options; 0 for none.</summary>
/// <param name="Name"><c>output_name</c>; null: the trainer's own names.</param>
/// <param name="Folder"><c>output_dir</c></param>
/// <param name="Extension">With its dot; empty for folders.</param>
public sealed record SaveSchedule(string? Name, string Folder, string Extension)
{
    /// <summary>More saves than this in one run are a mistake, and would be a plan that nobody can read.</summary>
    private const int MostSaves = 100_000;

    public long EveryEpochs { get; init; }

    public long EverySteps { get; init; }

    public long LastEpochs { get; init; }

    public long LastSteps { get; init; }

    public long LastEpochStates { get; init; }

    public long LastStepStates { get; init; }

    /// <summary><c>save_state</c></summary>
    public bool States { get; init; }

    /// <summary><c>save_state_on_train_end</c></summary>
    public bool LastState { get; init; }

    /// <summary>Everything written, in order, with what is left of it, and the fullest moment in bytes.</summary>
    public (IReadOnlyList<SavedModel> Checkpoints, IReadOnlyList<SavedModel> States, long PeakBytes) Run(
        long epochs, long stepsPerEpoch, long steps, CheckpointSize size)
    {
        Disk checkpoints = new();
        Disk states = new();
        long peak = 0;
        foreach (long step in Moments(epochs, stepsPerEpoch, steps))
        {
            long epoch = (step - 1) / stepsPerEpoch + 1;
            if (EverySteps > 0 && step % EverySteps == 0)
                Save(epoch, step, number => Format("at", "-step{0:d8}", number), step, EverySteps, StepToRemove);
            bool isEnd = step == epoch * stepsPerEpoch;
            // The last epoch's file is the final one instead (train_network.py:1694).
            if (isEnd && EveryEpochs > 0 && epoch % EveryEpochs == 0 && epoch < epochs)
                Save(epoch, step, number => Format("epoch", "-{0:d6}", number), epoch, EveryEpochs, EpochToRemove);
        }
        // The last state comes before the last model (train_network.py:1722).
        if (States || LastState)
            states.Write(new SavedModel($"{Folder}/{Name ?? "last"}-state", epochs, steps, size.State, true));
        checkpoints.Write(new SavedModel($"{Folder}/{Name ?? "last"}{Extension}", epochs, steps, size.Checkpoint, true));
        return (checkpoints.Written, states.Written, Math.Max(peak, checkpoints.Bytes + states.Bytes));

        void Save(long epoch, long step, Func<long, string> stem, long number, long every, Func<long, long, bool, long?> remove)
        {
            checkpoints.Write(new SavedModel($"{Folder}/{stem(number)}{Extension}", epoch, step, size.Checkpoint, true));
            peak = Math.Max(peak, checkpoints.Bytes + states.Bytes);
            if (remove(number, every, false) is { } old)
                checkpoints.Remove($"{Folder}/{stem(old)}{Extension}");
            if (!States)
                return;
            states.Write(new SavedModel($"{Folder}/{stem(number)}-state", epoch, step, size.State, true));
            peak = Math.Max(peak, checkpoints.Bytes + states.Bytes);
            if (remove(number, every, true) is { } oldState)
                states.Remove($"{Folder}/{stem(oldState)}-state");
        }
    }

    /// <summary>The steps after which something may be saved, in order.</summary>
    private IEnumerable<long> Moments(long epochs, long stepsPerEpoch, long steps)
    {
        long bySteps = EverySteps > 0 ? EverySteps : long.MaxValue;
        long byEpochs = EveryEpochs > 0 && EveryEpochs <= epochs ? EveryEpochs * stepsPerEpoch : long.MaxValue;
        if (steps / Math.Min(bySteps, byEpochs) > MostSaves)
            throw new KohyaPrepException($"The run would save more than {MostSaves:N0} times. Save less often: raise training.save_every_epochs or training.save_state_every_steps.");
        for (long step = Math.Min(bySteps, byEpochs); step <= steps; step = Math.Min(Next(step, bySteps), Next(step, byEpochs)))
            yield return step;

        static long Next(long step, long every) => every == long.MaxValue ? every : ((step / every) + 1) * every;
    }

    private string Format(string otherwise, string pattern, long number) =>
        (Name ?? otherwise) + string.Format(CultureInfo.InvariantCulture, pattern, number);

    // train_util.py:5786 and 5951. A count of 0 is no count.
    private long? EpochToRemove(long epoch, long every, bool ofState)
    {
        long last = ofState && LastEpochStates > 0 ? LastEpochStates : LastEpochs;
        return last > 0 ? epoch - every * last : null;
    }

    // train_util.py:5796 and 5974: a number of steps, not of files.
    private long? StepToRemove(long step, long every, bool ofState)
    {
        long last = ofState && LastStepStates > 0 ? LastStepStates : LastSteps;
        if (last <= 0 || step - last - 1 <= 0)
            return null;
        long old = step - last - 1;
        return old - old % every;
    }

    private sealed class Disk
    {
        private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

        public List<SavedModel> Written { get; } = [];

        public long Bytes { get; private set; }

        public void Write(SavedModel model)
        {
            places[model.Path] = Written.Count;
            Written.Add(model);
            Bytes += model.Bytes;
        }

        public void Remove(string path)
        {
            if (!places.Remove(path, out int place))
                return;
            Bytes -= Written[place].Bytes;
            Written[place] = Written[place] with { IsKept = false };
        }
    }
}
