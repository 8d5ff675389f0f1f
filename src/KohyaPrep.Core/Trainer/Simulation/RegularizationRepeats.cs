namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>How often regularisation pictures are seen (train_util.py:2166-2182).</summary>
public static class RegularizationRepeats
{
    /// <summary>
    /// Each is taken with its repeats until they are seen as often as the pictures that are trained on; then each is seen once more in turn, until they are.
    /// </summary>
    /// <param name="repeats">Of each picture, in the trainer's order.</param>
    /// <param name="trained">Pictures that are trained on, with their repeats.</param>
    /// <returns>For each; 0 for those that are left out.</returns>
    public static long[] Of(IReadOnlyList<long> repeats, long trained)
    {
        long[] seen = new long[repeats.Count];
        long all = 0;
        for (int i = 0; i < repeats.Count && all < trained; i++)
        {
            seen[i] = repeats[i];
            all += repeats[i];
        }

        long rest = Math.Max(0, trained - all);
        for (int i = 0; i < repeats.Count; i++)
            seen[i] += (rest / repeats.Count) + (i < rest % repeats.Count ? 1 : 0);
        return seen;
    }
}
