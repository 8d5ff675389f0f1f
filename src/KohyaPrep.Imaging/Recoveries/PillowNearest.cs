namespace KohyaPrep.Imaging.Recoveries;

/// <summary>What Pillow's <c>resize(size, NEAREST)</c> makes of a picture.</summary>
internal static class PillowNearest
{
    public static PixelImage Resize(PixelImage image, int width, int height)
    {
        int[] columns = Places(image.Width, width), rows = Places(image.Height, height);
        PixelImage small = new(width, height, new byte[4 * width * height]);
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<uint> row = image.Row(rows[y]);
            for (int x = 0; x < width; x++)
                small.Row(y)[x] = row[columns[x]];
        }

        return small;
    }

    /// <summary>Pillow adds the step up instead of multiplying it (Geometry.c, ImagingScaleAffine), which decides ties by its rounding errors.</summary>
    private static int[] Places(int from, int to)
    {
        double step = (double)from / to, place = step * 0.5;
        int[] places = new int[to];
        for (int i = 0; i < to; i++, place += step)
            places[i] = Math.Min((int)place, from - 1);
        return places;
    }
}
