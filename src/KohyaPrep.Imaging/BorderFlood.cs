namespace KohyaPrep.Imaging;

/// <summary>
/// What is joined to the border of a picture, side by side. The border is the top row and the left and right columns, since at the bottom
/// there are shoulders.
/// </summary>
internal static class BorderFlood
{
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="fits">Whether the flood takes a pixel, by its place: row by row from the top left.</param>
    /// <returns>Which pixels it reaches, by place.</returns>
    public static bool[] Of(int width, int height, Func<int, bool> fits) => Of(width, height, [], fits);

    /// <inheritdoc cref="Of(int, int, Func{int, bool})"/>
    public static bool[] Of(int width, int height, ReadOnlySpan<bool> fits) => Of(width, height, fits, asked: null);

    private static bool[] Of(int width, int height, ReadOnlySpan<bool> fits, Func<int, bool>? asked)
    {
        // Each pixel is reached once, so no more can be waiting than there are.
        bool[] reached = new bool[width * height];
        Span<int> open = reached.Length <= 1024 ? stackalloc int[reached.Length] : new int[reached.Length];
        int waiting = 0;
        for (int x = 0; x < width; x++)
            Reach(x, fits, asked, reached, open, ref waiting);
        for (int y = 1; y < height; y++)
        {
            Reach(y * width, fits, asked, reached, open, ref waiting);
            Reach((y * width) + width - 1, fits, asked, reached, open, ref waiting);
        }

        while (waiting > 0)
        {
            int at = open[--waiting], x = at % width;
            if (x > 0)
                Reach(at - 1, fits, asked, reached, open, ref waiting);
            if (x < width - 1)
                Reach(at + 1, fits, asked, reached, open, ref waiting);
            if (at >= width)
                Reach(at - width, fits, asked, reached, open, ref waiting);
            if (at + width < reached.Length)
                Reach(at + width, fits, asked, reached, open, ref waiting);
        }

        return reached;
    }

    private static void Reach(int at, ReadOnlySpan<bool> fits, Func<int, bool>? asked, Span<bool> reached, Span<int> open, ref int waiting)
    {
        if (reached[at] || !(asked is null ? fits[at] : asked(at)))
            return;
        reached[at] = true;
        open[waiting++] = at;
    }
}
