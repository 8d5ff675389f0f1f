namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>Which pictures of a folder are trained on and which are held back (train_util.py:142-178).</summary>
public static class ValidationSplit
{
    /// <param name="count">Pictures in the folder.</param>
    /// <param name="split"><c>validation_split</c>: above 0; above 1 it still takes pictures away from the training.</param>
    /// <param name="seed"><c>validation_seed</c></param>
    /// <returns>
    /// Indexes into the sorted list of pictures, each part in the trainer's order; one part is rounded up and the other to the nearest, so that
    /// a picture can be in both. Null without a seed: every run draws its own.
    /// </returns>
    public static (IReadOnlyList<int> Train, IReadOnlyList<int> Validation)? Of(int count, double split, System.Numerics.BigInteger? seed)
    {
        if (seed is not { } known)
            return null;
        int[] order = [.. Enumerable.Range(0, count)];
        new PythonRandom(known).Shuffle(order);
        return (order[..TrainCount(count, split)], order[ValidationStart(count, split)..]);
    }

    /// <summary>How many are trained on.</summary>
    public static int TrainCount(int count, double split) => SliceEnd(Math.Ceiling(count * (1 - split)), count);

    /// <summary>How many are held back.</summary>
    public static int ValidationCount(int count, double split) => count - ValidationStart(count, split);

    private static int ValidationStart(int count, double split) => SliceEnd(count - Math.Round(count * split, MidpointRounding.ToEven), count);

    // A negative end of a Python slice counts from the back.
    private static int SliceEnd(double end, int count) => (int)Math.Clamp(end < 0 ? end + count : end, 0, count);
}
