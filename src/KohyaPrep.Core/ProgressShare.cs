namespace KohyaPrep.Core;

/// <summary>Tells the stations of one piece of work as shares of all of it: a bar goes from one end to the other once.</summary>
public static class ProgressShare
{
    /// <summary>What there is to do, as all stations together tell it.</summary>
    public const int Whole = 1000;

    /// <param name="progress">Called with how much is done and <see cref="Whole"/>; null for nobody.</param>
    /// <param name="from">Where the station begins, in thousandths.</param>
    /// <param name="to">Where it ends.</param>
    /// <returns>What the station calls with the number done and the number of all.</returns>
    public static Action<int, int>? Of(Action<int, int>? progress, int from, int to) =>
        progress is null ? null : (done, total) => progress(from + (int)((long)(to - from) * done / Math.Max(1, total)), Whole);
}
