namespace KohyaPrep.Imaging.Duplicates;

/// <summary>The pixels of a sprite in a quarter of their memory: its colours, and for each pixel the place of its colour among them in one byte.</summary>
internal sealed class PackedSprite
{
    private const int MostColours = 256, Slots = 1024;

    private readonly uint[] colours;

    /// <summary>Null where there are more colours than a byte can tell apart: they are those of the pixels then.</summary>
    private readonly byte[]? places;

    private PackedSprite(int width, int height, uint[] colours, byte[]? places) => (Width, Height, this.colours, this.places) = (width, height, colours, places);

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; }

    /// <summary>What it takes, about.</summary>
    public int Bytes => 100 + (4 * colours.Length) + (places?.Length ?? 0);

    /// <summary>A pixel, by its number row by row from the top left.</summary>
    public uint this[int pixel] => places is null ? colours[pixel] : colours[places[pixel]];

    public static PackedSprite Of(PixelImage image)
    {
        ReadOnlySpan<uint> pixels = image.Pixels;
        Span<uint> colours = stackalloc uint[MostColours];

        // By the hash of a colour its place, counted from 1.
        Span<ushort> known = stackalloc ushort[Slots];
        known.Clear();
        byte[] places = new byte[pixels.Length];
        int count = 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            uint colour = pixels[i];
            int slot = (int)((colour * 0x9E3779B1) >> 22);
            while (known[slot] != 0 && colours[known[slot] - 1] != colour)
                slot = (slot + 1) % Slots;
            if (known[slot] == 0)
            {
                if (count == MostColours)
                    return new PackedSprite(image.Width, image.Height, pixels.ToArray(), null);
                colours[count++] = colour;
                known[slot] = (ushort)count;
            }

            places[i] = (byte)(known[slot] - 1);
        }

        return new PackedSprite(image.Width, image.Height, colours[..count].ToArray(), places);
    }

    public PixelImage Unpacked()
    {
        PixelImage image = new(Width, Height, new byte[4 * Width * Height]);
        Span<uint> pixels = image.Pixels;
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = this[i];
        return image;
    }
}
