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
        return new Background(colour, (double)alike / border.Length, Figure(picture, border, colour, distances));
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

    private static PixelSet Figure(NativePicture picture, int[] border, int colour, ColourDistances distances)
    {
        int width = picture.Width, size = picture.Colours.Length;
        bool[] reached = new bool[size];
        Stack<int> open = new();
        foreach (int place in border)
            Reach(place);
        while (open.TryPop(out int at))
        {
            int x = at % width;
            if (x > 0)
                Reach(at - 1);
            if (x < width - 1)
                Reach(at + 1);
            if (at >= width)
                Reach(at - width);
            if (at + width < size)
                Reach(at + width);
        }

        PixelSet foreground = new(size);
        for (int i = 0; i < size; i++)
        {
            if (!reached[i])
                foreground.Add(i);
        }

        return foreground;

        void Reach(int at)
        {
            if (reached[at] || !distances.AreSame(picture.Colours[at], colour))
                return;
            reached[at] = true;
            open.Push(at);
        }
    }
}
