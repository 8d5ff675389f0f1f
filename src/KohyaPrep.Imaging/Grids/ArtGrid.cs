namespace KohyaPrep.Imaging.Grids;

/// <summary>The pixels of the art in a picture that was enlarged without mixing colours.</summary>
/// <param name="Pitch">Side of one in pixels of the picture; 1 when it was not enlarged.</param>
/// <param name="Left">Where the first whole one begins, in pixels.</param>
/// <param name="Top">The same from the top.</param>
/// <param name="Width">How many there are, those that an edge cuts included.</param>
internal sealed record ArtGrid(double Pitch, double Left, double Top, int Width, int Height)
{
    /// <summary>Fewer borders between colours fit too many grids.</summary>
    private const int FewestBorders = 4;

    /// <summary>Where more of all places are borders, cells are no larger than a pixel or two.</summary>
    private const double MostBorders = 0.55;

    /// <summary>
    /// The coarsest grid that all borders between colours keep to without exception: each cell has one colour. Whole pitches may begin anywhere, those of
    /// a fraction (512/24) divide the whole picture.
    /// </summary>
    /// <returns>Null when there is none but the picture's own pixels.</returns>
    public static ArtGrid? Find(PixelImage image)
    {
        bool[] rows = new bool[image.Height], columns = new bool[image.Width];
        if (!Borders.Mark(image, columns, rows, MostBorders))
            return null;
        int[] x = Places(columns), y = Places(rows);
        if (x.Length < FewestBorders || y.Length < FewestBorders)
            return null;
        return Whole(x, y, image.Width, image.Height) ?? Fraction(x, y, image.Width, image.Height);
    }

    /// <summary>The colour of each pixel of the art: that in its middle.</summary>
    public PixelImage Shrink(PixelImage image)
    {
        PixelImage art = new(Width, Height, new byte[4 * Width * Height]);
        for (int row = 0; row < Height; row++)
        {
            ReadOnlySpan<uint> source = image.Row(Middle(Top, row, image.Height));
            for (int column = 0; column < Width; column++)
                art.Row(row)[column] = source[Middle(Left, column, image.Width)];
        }

        return art;
    }

    private int Middle(double start, int cell, int length)
    {
        // A cell that the edge cuts comes before the first whole one.
        double first = start > 0 ? start - Pitch : start;
        double from = Math.Max(0, first + (cell * Pitch)), to = Math.Min(length, first + ((cell + 1) * Pitch));
        return Math.Clamp((int)((from + to) / 2), 0, length - 1);
    }

    private static int[] Places(bool[] borders)
    {
        List<int> places = [];
        for (int i = 1; i < borders.Length; i++)
        {
            if (borders[i])
                places.Add(i);
        }

        return [.. places];
    }

    private static ArtGrid? Whole(int[] x, int[] y, int width, int height)
    {
        int pitch = Gcd(Common(x), Common(y));
        if (pitch < 2)
            return null;
        int left = x[0] % pitch, top = y[0] % pitch;
        return new ArtGrid(pitch, left, top, Cells(left, pitch, width), Cells(top, pitch, height));
    }

    private static int Cells(int start, int pitch, int length) => (start > 0 ? 1 : 0) + ((length - start + pitch - 1) / pitch);

    private static int Common(int[] places)
    {
        int common = 0;
        for (int i = 1; i < places.Length; i++)
            common = Gcd(common, places[i] - places[i - 1]);
        return common;
    }

    private static int Gcd(int one, int other) => other == 0 ? one : Gcd(other, one % other);

    private static ArtGrid? Fraction(int[] x, int[] y, int width, int height)
    {
        // Cells of three pixels and more; smaller ones have a border within a pixel of anywhere.
        const double Smallest = 3;
        for (int cells = x.Length + 1; cells * Smallest <= width; cells++)
        {
            double pitch = (double)width / cells, rows = height / pitch;
            int down = (int)Math.Round(rows);
            if (down > y.Length && Math.Abs(rows - down) < 0.02 * Math.Max(1, down / 24) && Keeps(x, pitch) && Keeps(y, (double)height / down))
                return new ArtGrid(pitch, 0, 0, cells, down);
        }

        return null;
    }

    /// <summary>Whether each border lies where one way of rounding puts it: by the middles of pixels (Pillow), by their left edges (OpenCV), or down.</summary>
    private static bool Keeps(int[] places, double pitch)
    {
        bool middles = true, edges = true, down = true;
        foreach (int place in places)
        {
            double line = Math.Round(place / pitch) * pitch;
            middles &= place == (int)Math.Ceiling(line - 0.5 - 1e-9) || place == (int)Math.Floor(line + 0.5 + 1e-9);
            edges &= place == (int)Math.Ceiling(line - 1e-9);
            down &= place == (int)Math.Floor(line + 1e-9);
            if (!middles && !edges && !down)
                return false;
        }

        return true;
    }
}
