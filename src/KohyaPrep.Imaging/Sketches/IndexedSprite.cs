using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Sketches;

/// <summary>A sprite as a list of its colours and, for each pixel, the place in that list.</summary>
internal sealed class IndexedSprite
{
    /// <summary>The place of every transparent pixel.</summary>
    public const int Transparent = -1;

    private readonly int[] places;
    private readonly List<uint> colours = [];
    private readonly List<Lab> labs = [];

    public IndexedSprite(PixelImage image)
    {
        Width = image.Width;
        Height = image.Height;
        places = new int[image.Pixels.Length];
        Dictionary<uint, int> known = [];
        for (int i = 0; i < places.Length; i++)
        {
            uint pixel = image.Pixels[i];
            if (i > 0 && pixel == image.Pixels[i - 1])
                places[i] = places[i - 1];
            else if (pixel >> 24 == 0)
                places[i] = Transparent;
            else if (!known.TryGetValue(pixel, out places[i]))
                known.Add(pixel, places[i] = Add(pixel));
        }
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Places in the list of colours, row by row from the top left.</summary>
    public ReadOnlySpan<int> Places => places;

    public int ColourCount => colours.Count;

    public int PlaceAt(int x, int y) => places[(y * Width) + x];

    public Rgb Colour(int place) => Rgb.OfPixel(colours[place]);

    public Lab Lab(int place) => labs[place];

    private int Add(uint pixel)
    {
        colours.Add(pixel);
        labs.Add(Colours.Lab.Of(Rgb.OfPixel(pixel)));
        return colours.Count - 1;
    }
}
