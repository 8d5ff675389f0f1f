using KohyaPrep.Imaging;
using KohyaPrep.Punks.Palettes;

namespace KohyaPrep.Punks.Drawing;

/// <summary>A picture of 24×24 that knows what each of its pixels shows.</summary>
public sealed class Canvas24
{
    public const int Size = 24;

    private readonly Rgb[] _pixels = new Rgb[Size * Size];
    private readonly Layer[] _layers = new Layer[Size * Size];

    public Rgb this[int x, int y] => _pixels[(y * Size) + x];

    public Layer LayerAt(int x, int y) => _layers[(y * Size) + x];

    public void Set(int x, int y, Rgb colour, Layer layer)
    {
        if (x is < 0 or >= Size || y is < 0 or >= Size)
            return;
        _pixels[(y * Size) + x] = colour;
        _layers[(y * Size) + x] = layer;
    }

    public void Paint(Sprite sprite, Ink ink, Layer layer) => Paint(sprite, ink, layer, (_, _) => true);

    /// <summary>Paints those pixels of a part whose places are let through.</summary>
    public void Paint(Sprite sprite, Ink ink, Layer layer, Func<int, int, bool> through)
    {
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                char tone = sprite.At(x, y);
                if (tone != '.' && through(x, y))
                    Set(x, y, ink[tone], layer);
            }
        }
    }

    /// <summary>How many pixels show a thing.</summary>
    public int Count(Layer layer) => _layers.Count(shown => shown == layer);

    /// <summary>Whether a thing shows anywhere in one colour.</summary>
    public bool Shows(Layer layer, Rgb colour)
    {
        for (int i = 0; i < _pixels.Length; i++)
        {
            if (_layers[i] == layer && _pixels[i] == colour)
                return true;
        }

        return false;
    }

    public int DistinctColours() => _pixels.Distinct().Count();

    /// <summary>How many pixels two pictures share.</summary>
    public int EqualPixels(Canvas24 other)
    {
        int equal = 0;
        for (int i = 0; i < _pixels.Length; i++)
            equal += _pixels[i] == other._pixels[i] ? 1 : 0;
        return equal;
    }

    public PixelImage ToImage()
    {
        PixelImage image = new(Size, Size, new byte[4 * Size * Size]);
        for (int i = 0; i < _pixels.Length; i++)
            image.Pixels[i] = _pixels[i].Word;
        return image;
    }
}
