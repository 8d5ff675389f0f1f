namespace KohyaPrep.Imaging.Measures;

/// <summary>
/// How much of the difference between neighbouring pixels a mean over nine takes away, as Crété-Roffet, Dolmière, Ladret and Nicolas do ("The blur
/// effect", 2007): nearly all of it in a sharp picture, little in one that is blurred already. A picture is as sharp as its sharpest parts, since a blurred background is wanted.
/// </summary>
internal static class Sharpness
{
    private const int Tile = 64, Reach = 4;

    /// <summary>Tiles whose neighbours differ by less on the mean, in levels, are flat and say nothing.</summary>
    private const double LeastStep = 1;

    /// <summary>So many of all tiles must be sharper.</summary>
    private const double SharpestShare = 0.1;

    /// <returns>0 blurred to 1 sharp; 1 where everything is flat, so that nothing can be said.</returns>
    public static double Of(LumaPlane plane)
    {
        if (Math.Min(plane.Width, plane.Height) < (2 * Reach) + 2)
            return 1;
        List<double> tiles = [];
        for (int top = 0; top < plane.Height; top += Tile)
        {
            for (int left = 0; left < plane.Width; left += Tile)
            {
                if (OfTile(plane, left, top, Math.Min(Tile, plane.Width - left), Math.Min(Tile, plane.Height - top)) is { } sharpness)
                    tiles.Add(sharpness);
            }
        }

        if (tiles.Count == 0)
            return 1;
        tiles.Sort();
        return tiles[Math.Max(0, (int)(tiles.Count * (1 - SharpestShare)) - (tiles.Count == 1 ? 1 : 0))];
    }

    private static double? OfTile(LumaPlane plane, int left, int top, int width, int height)
    {
        if (width < (2 * Reach) + 2 || height < (2 * Reach) + 2)
            return null;
        Span<byte> line = stackalloc byte[Tile];
        (long steps, long taken) across = (0, 0), down = (0, 0);
        for (int y = 0; y < height; y += 4)
            Add(plane.Row(top + y).Slice(left, width), ref across);
        for (int x = 0; x < width; x += 4)
        {
            for (int y = 0; y < height; y++)
                line[y] = plane.At(left + x, top + y);
            Add(line[..height], ref down);
        }

        int pairs = ((height + 3) / 4 * (width - 1 - (2 * Reach))) + ((width + 3) / 4 * (height - 1 - (2 * Reach)));
        if (across.steps + down.steps < LeastStep * pairs)
            return null;
        double Share((long Steps, long Taken) sums) => sums.Steps == 0 ? 1 : (double)sums.Taken / (9 * sums.Steps);

        // Blurred in either direction is blurred: a moved camera blurs along one.
        return across.steps < down.steps / 8 ? Share(down) : down.steps < across.steps / 8 ? Share(across) : Math.Min(Share(across), Share(down));
    }

    /// <summary>Adds the steps between neighbours, and nine times what the mean takes away of them.</summary>
    private static void Add(ReadOnlySpan<byte> line, ref (long Steps, long Taken) sums)
    {
        // The step of the mean from x−1 to x is a ninth of what comes in less what goes out.
        for (int x = Reach + 1; x + Reach < line.Length; x++)
        {
            int step = Math.Abs(line[x] - line[x - 1]);
            sums.Steps += step;
            sums.Taken += Math.Max(0, (9 * step) - Math.Abs(line[x + Reach] - line[x - Reach - 1]));
        }
    }
}
