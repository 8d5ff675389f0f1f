using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Portraits;

/// <summary>A portrait of 24×24 art pixels: their colours, and which of them are background.</summary>
internal sealed class PortraitGrid
{
    /// <summary>Art pixels along each side.</summary>
    public const int Size = 24;

    /// <summary>Colours no farther apart than this are one in the background, in CIELAB units.</summary>
    private const double OneBackground = 6;

    /// <summary>Lightness below which something is dark enough for an outline.</summary>
    private const double Dark = 30;

    private readonly uint[] pixels;
    private readonly Lab[] labs = new Lab[Size * Size];
    private readonly bool[] isBackground;

    private PortraitGrid(uint[] pixels)
    {
        this.pixels = pixels;
        Dictionary<uint, Lab> known = [];
        for (int i = 0; i < pixels.Length; i++)
        {
            if (!known.TryGetValue(pixels[i], out labs[i]))
                known.Add(pixels[i], labs[i] = Lab.Of(Rgb.OfPixel(pixels[i])));
        }

        isBackground = Flood(BackgroundColours());
    }

    /// <returns>Null for a picture that is neither of 24×24 pixels nor one such enlarged by a whole factor.</returns>
    public static PortraitGrid? Of(PixelImage image)
    {
        int factor = image.Width / Size;
        if (image.Width != image.Height || image.Width % Size != 0)
            return null;
        uint[] pixels = new uint[Size * Size];
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<uint> row = image.Row(y);
            for (int x = 0; x < image.Width; x++)
            {
                ref uint cell = ref pixels[(y / factor * Size) + (x / factor)];
                if (y % factor == 0 && x % factor == 0)
                    cell = row[x];
                else if (cell != row[x])
                    return null;
            }
        }

        return new PortraitGrid(pixels);
    }

    public Lab At(int x, int y) => labs[(y * Size) + x];

    /// <summary>The pixel as it is stored, to count equal ones by.</summary>
    public uint PixelAt(int x, int y) => pixels[(y * Size) + x];

    /// <summary>Whether something of the person is there; nothing is outside.</summary>
    public bool IsPerson(int x, int y) => x >= 0 && y >= 0 && x < Size && y < Size && !isBackground[(y * Size) + x];

    /// <summary>
    /// The colours along the top and the upper sides. What is dark and shows in the middle of the top only is a head that touches the edge.
    /// </summary>
    private List<Lab> BackgroundColours()
    {
        List<(Lab Colour, int Count, int Outer)> found = [];
        for (int x = 0; x < Size; x++)
            Count(At(x, 0), x is < 5 or > 18);
        for (int side = 0; side < Size; side += Size - 1)
        {
            for (int y = 0; y < Size * 5 / 6; y++)
                Count(At(side, y), true);
        }

        return [.. found.Where(colour => colour.Count >= 2 && colour.Outer >= 2).Select(colour => colour.Colour)];

        void Count(Lab colour, bool isOuter)
        {
            int outer = isOuter || colour.L >= Dark ? 1 : 0;
            int place = found.FindIndex(other => LabDistance.Between(other.Colour, colour) < OneBackground);
            if (place < 0)
                found.Add((colour, 1, outer));
            else
                found[place] = (found[place].Colour, found[place].Count + 1, found[place].Outer + outer);
        }
    }

    /// <summary>What is joined to the edges by pixels of the background's colours. Transparent pixels belong to it.</summary>
    private bool[] Flood(List<Lab> colours)
    {
        bool[] fits = new bool[labs.Length];
        for (int i = 0; i < fits.Length; i++)
            fits[i] = pixels[i] >> 24 == 0 || colours.Exists(colour => LabDistance.Between(colour, labs[i]) < OneBackground);
        return BorderFlood.Of(Size, Size, fits);
    }
}
