namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>The buckets that the trainer makes beforehand (model_util.make_bucket_resolutions).</summary>
public static class BucketResolutions
{
    /// <returns>In order of width, then height. A side of 0 is possible, as in the trainer, where the resolution is below one step.</returns>
    /// <param name="smallest">Above 0: with 0 the trainer divides by it.</param>
    public static IReadOnlyList<PixelSize> Of(int maxWidth, int maxHeight, int smallest, int largest, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(smallest);
        long area = (long)maxWidth * maxHeight;
        SortedSet<PixelSize> sizes = [];
        int square = (int)FloorDivide(Math.Sqrt(area), steps) * steps;
        sizes.Add(new PixelSize(square, square));
        for (int width = smallest; width <= largest; width += steps)
        {
            int height = (int)Math.Min(largest, area / width / steps * steps);
            if (height < smallest)
                continue;
            sizes.Add(new PixelSize(width, height));
            sizes.Add(new PixelSize(height, width));
        }
        return [.. sizes];
    }

    // Python's // on floats: from the remainder, so that a quotient rounded up to a whole number is not taken for one.
    private static double FloorDivide(double value, double by)
    {
        double quotient = (value - value % by) / by;
        double floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }
}
