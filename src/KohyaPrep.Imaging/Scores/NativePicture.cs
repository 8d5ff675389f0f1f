namespace KohyaPrep.Imaging.Scores;

/// <summary>A picture at its native size, with what a comparison needs of it worked out.</summary>
internal sealed class NativePicture
{
    private NativePicture(string name, PixelImage image, int[] colours, ColourDistances distances)
    {
        Name = name;
        Image = image;
        Colours = colours;
        Ground = Background.Of(this, distances);
        ForegroundSize = Ground.Foreground.Count();
        Edges = NeighbourEdges.Of(this, distances);
        EdgeCount = Edges.Count();
    }

    /// <summary>Its file, relative to its folder.</summary>
    public string Name { get; }

    public PixelImage Image { get; }

    public int Width => Image.Width;

    public int Height => Image.Height;

    /// <summary>Numbers in the table of colours, row by row from the top left.</summary>
    public int[] Colours { get; }

    public Background Ground { get; }

    /// <summary>In pixels.</summary>
    public int ForegroundSize { get; }

    /// <summary>Pairs of neighbours that one sees a border between, in the order of <see cref="NeighbourEdges"/>.</summary>
    public PixelSet Edges { get; }

    public int EdgeCount { get; }

    public bool IsSingleColour => Array.TrueForAll(Colours, colour => colour == Colours[0]);

    /// <summary>Takes pictures into a table, then works on all of them with all cores.</summary>
    public static NativePicture[] Prepare(IReadOnlyList<(string Name, PixelImage Image)> images, ColourTable table)
    {
        int[][] colours = new int[images.Count][];
        PixelImage[] opaque = [.. images.Select(picture => Opaque(picture.Image))];
        for (int i = 0; i < images.Count; i++)
            colours[i] = Numbers(opaque[i], table);
        NativePicture[] pictures = new NativePicture[images.Count];
        Parallel.For(
            0,
            images.Count,
            () => new ColourDistances(table),
            (i, _, distances) =>
            {
                pictures[i] = new NativePicture(images[i].Name, opaque[i], colours[i], distances);
                return distances;
            },
            _ => { });
        return pictures;
    }

    /// <summary>Without alpha, as the trainer reads a picture.</summary>
    private static PixelImage Opaque(PixelImage image)
    {
        const uint Alpha = 0xFF000000;
        if (!image.Pixels.ContainsAnyExceptInRange(Alpha, uint.MaxValue))
            return image;
        PixelImage opaque = new(image.Width, image.Height, [.. image.Rgba]);
        foreach (ref uint pixel in opaque.Pixels)
            pixel |= Alpha;
        return opaque;
    }

    private static int[] Numbers(PixelImage image, ColourTable table)
    {
        ReadOnlySpan<uint> pixels = image.Pixels;
        int[] numbers = new int[pixels.Length];
        for (int i = 0; i < pixels.Length; i++)
            numbers[i] = i > 0 && pixels[i] == pixels[i - 1] ? numbers[i - 1] : table.NumberOf(pixels[i]);
        return numbers;
    }
}
