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
    public static bool[] Of(int width, int height, Func<int, bool> fits)
    {
        bool[] reached = new bool[width * height];
        Stack<int> open = new();
        for (int x = 0; x < width; x++)
            Reach(x);
        for (int y = 1; y < height; y++)
        {
            Reach(y * width);
            Reach((y * width) + width - 1);
        }

        while (open.TryPop(out int at))
        {
            int x = at % width;
            if (x > 0)
                Reach(at - 1);
            if (x < width - 1)
                Reach(at + 1);
            if (at >= width)
                Reach(at - width);
            if (at + width < reached.Length)
                Reach(at + width);
        }

        return reached;

        void Reach(int at)
        {
            if (reached[at] || !fits(at))
                return;
            reached[at] = true;
            open.Push(at);
        }
    }
}
