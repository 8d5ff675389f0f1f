using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Sketches;

/// <summary>A sprite as a list of its colours and, for each pixel, the place in that list.</summary>
internal sealed class IndexedSprite
{
    /// <summary>The place of every transparent pixel.</summary>
    public const int Transparent = -1;

    private const int TableBits = 15;

    [ThreadStatic]
    private static (uint Pixel, int Place, int Turn)[]? keptTable;

    [ThreadStatic]
    private static int turn;

    private readonly int[] places;
    private readonly List<uint> colours = new(64);
    private readonly KnownColours known = KnownColours.Here;

    public IndexedSprite(PixelImage image)
    {
        Width = image.Width;
        Height = image.Height;
        places = new int[image.Pixels.Length];
        ReadOnlySpan<uint> pixels = image.Pixels;
        int bits = Math.Max(TableBits, 1 + System.Numerics.BitOperations.Log2((uint)places.Length) + 1);
        (uint Pixel, int Place, int Turn)[] table = bits > TableBits ? new (uint, int, int)[1 << bits] : keptTable ??= new (uint, int, int)[1 << TableBits];
        turn++;
        for (int i = 0; i < places.Length; i++)
        {
            uint pixel = pixels[i];
            places[i] = i > 0 && pixel == pixels[i - 1] ? places[i - 1] : pixel >> 24 == 0 ? Transparent : PlaceOf(pixel, table);
        }
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Places in the list of colours, row by row from the top left.</summary>
    public ReadOnlySpan<int> Places => places;

    public int ColourCount => colours.Count;

    public int PlaceAt(int x, int y) => places[(y * Width) + x];

    public Rgb Colour(int place) => Rgb.OfPixel(colours[place]);

    /// <summary>The colour as a pixel of <see cref="PixelImage"/>.</summary>
    public uint Pixel(int place) => colours[place];

    public Lab Lab(int place) => known.LabOf(colours[place]);

    /// <summary>CIEDE2000 between two places of the list.</summary>
    public double Difference(int one, int other) => known.Between(colours[one], colours[other]);

    /// <summary>How many pixels have each colour.</summary>
    public int[] Counts()
    {
        int[] counts = new int[colours.Count];
        foreach (int place in places)
        {
            if (place != Transparent)
                counts[place]++;
        }

        return counts;
    }

    private int PlaceOf(uint pixel, (uint Pixel, int Place, int Turn)[] table)
    {
        uint mask = (uint)table.Length - 1;
        uint slot = (pixel * 0x9E3779B1) >> (32 - TableBits);
        while (table[slot].Turn == turn)
        {
            if (table[slot].Pixel == pixel)
                return table[slot].Place;
            slot = (slot + 1) & mask;
        }

        table[slot] = (pixel, colours.Count, turn);
        colours.Add(pixel);
        return colours.Count - 1;
    }
}
