namespace KohyaPrep.Imaging.EdgeMaps;

/// <summary>Makes lines wider: each white pixel becomes a square.</summary>
internal static class LineWidth
{
    /// <param name="before">How many pixels the square reaches to the left and up.</param>
    /// <param name="after">How many pixels it reaches to the right and down.</param>
    /// <returns>The map itself when nothing grows.</returns>
    public static byte[] Grow(byte[] map, int width, int height, int before, int after)
    {
        if (before == 0 && after == 0)
            return map;
        byte[] wide = new byte[map.Length];
        byte[] grown = new byte[map.Length];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> row = map.AsSpan(y * width, width);
            Span<byte> target = wide.AsSpan(y * width, width);
            for (int x = row.IndexOf((byte)255); x >= 0 && x < width; x++)
            {
                if (row[x] != 0)
                    target[Math.Max(0, x - before)..Math.Min(width, x + after + 1)].Fill(255);
            }
        }

        for (int y = 0; y < height; y++)
        {
            Span<byte> target = grown.AsSpan(y * width, width);
            for (int from = Math.Max(0, y - after); from <= Math.Min(height - 1, y + before); from++)
            {
                ReadOnlySpan<byte> row = wide.AsSpan(from * width, width);
                for (int x = 0; x < width; x++)
                    target[x] |= row[x];
            }
        }

        return grown;
    }
}
