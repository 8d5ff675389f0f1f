namespace KohyaPrep.Imaging.Scores;

/// <summary>Pairs of pixels side by side or one above the other: first all in rows, then all in columns; 1104 in a picture of 24×24.</summary>
internal static class NeighbourEdges
{
    public static int PairCount(int width, int height) => (height * (width - 1)) + (width * (height - 1));

    /// <summary>Both pixels of each pair, as places in the picture.</summary>
    public static IEnumerable<(int One, int Other)> Pairs(int width, int height)
    {
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x + 1 < width; x++)
                yield return ((y * width) + x, (y * width) + x + 1);
        }

        for (int at = 0; at + width < width * height; at++)
            yield return (at, at + width);
    }

    /// <summary>The pairs that one sees a border between.</summary>
    public static PixelSet Of(NativePicture picture, ColourDistances distances)
    {
        PixelSet edges = new(PairCount(picture.Width, picture.Height));
        int pair = 0;
        foreach ((int one, int other) in Pairs(picture.Width, picture.Height))
        {
            if (!distances.AreSame(picture.Colours[one], picture.Colours[other]))
                edges.Add(pair);
            pair++;
        }

        return edges;
    }
}
