namespace KohyaPrep.Imaging.Scores;

/// <summary>
/// What is behind the figure: the pixels that are joined to the border, side by side, by pixels of the border's most frequent colour
/// (CIEDE2000 up to 5). The border is the top row and the left and right columns, since at the bottom there are shoulders.
/// </summary>
/// <param name="Colour">The border's most frequent colour; of equally frequent ones, that of the first pixel.</param>
/// <param name="Purity">Share of the border that has this colour, 0 to 1.</param>
/// <param name="Foreground">All pixels that are not background.</param>
internal sealed record Background(int Colour, double Purity, PixelSet Foreground)
{
    public static Background Of(NativePicture picture, ColourDistances distances)
    {
        int[] border = [.. Border(picture.Width, picture.Height)];
        int colour = MostFrequent(border, picture.Colours);
        int alike = border.Count(place => distances.AreSame(picture.Colours[place], colour));
        return new Background(colour, (double)alike / border.Length, Figure(picture, colour, distances));
    }

    private static IEnumerable<int> Border(int width, int height)
    {
        for (int x = 0; x < width; x++)
            yield return x;
        for (int y = 1; y < height; y++)
        {
            yield return y * width;
            if (width > 1)
                yield return (y * width) + width - 1;
        }
    }

    private static int MostFrequent(int[] places, int[] colours)
    {
        Dictionary<int, int> counts = [];
        foreach (int place in places)
            counts[colours[place]] = counts.GetValueOrDefault(colours[place]) + 1;
        int most = counts.Values.Max();
        return colours[places.First(place => counts[colours[place]] == most)];
    }

    private static PixelSet Figure(NativePicture picture, int colour, ColourDistances distances)
    {
        bool[] reached = BorderFlood.Of(picture.Width, picture.Height, place => distances.AreSame(picture.Colours[place], colour));
        PixelSet foreground = new(reached.Length);
        for (int i = 0; i < reached.Length; i++)
        {
            if (!reached[i])
                foreground.Add(i);
        }

        return foreground;
    }
}
