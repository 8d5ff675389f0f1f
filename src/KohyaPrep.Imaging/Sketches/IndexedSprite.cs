using System.Numerics;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Sketches;

/// <summary>
/// A sprite as a list of its colours and, for each pixel, the place in that list, in rooms that the running thread keeps: it holds until the
/// thread makes the next.
/// </summary>
internal sealed class IndexedSprite
{
    /// <summary>The place of every transparent pixel.</summary>
    public const int Transparent = -1;

    private const int FewestSlots = 256;

    /// <summary>A larger room is not kept.</summary>
    private const int MostKept = 1 << 16;

    [ThreadStatic]
    private static int[]? keptPlaces, keptSlots;

    [ThreadStatic]
    private static uint[]? keptColours;

    private readonly int[] places;
    private readonly uint[] colours;
    private readonly KnownColours known = KnownColours.Here;

    public IndexedSprite(PixelImage image)
    {
        Width = image.Width;
        Height = image.Height;
        ReadOnlySpan<uint> pixels = image.Pixels;
        places = Room(ref keptPlaces, pixels.Length);
        colours = Room(ref keptColours, pixels.Length);

        // A slot holds a place plus one; 0 is empty. Twice as many slots as there may be colours keep the walks short.
        int bits = BitOperations.Log2((uint)Math.Max(FewestSlots, 2 * pixels.Length)) + 1;
        Span<int> slots = Room(ref keptSlots, 1 << bits).AsSpan(0, 1 << bits);
        slots.Clear();
        (uint last, int place) = (0, Transparent);
        for (int i = 0; i < pixels.Length; i++)
        {
            uint pixel = pixels[i];
            if (pixel != last)
                (last, place) = (pixel, pixel >> 24 == 0 ? Transparent : PlaceOf(pixel, slots, 32 - bits));
            places[i] = place;
        }
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Places in the list of colours, row by row from the top left.</summary>
    public ReadOnlySpan<int> Places => places.AsSpan(0, Width * Height);

    public int ColourCount { get; private set; }

    public int PlaceAt(int x, int y) => places[(y * Width) + x];

    public Rgb Colour(int place) => Rgb.OfPixel(colours[place]);

    public Lab Lab(int place) => known.LabOf(colours[place]);

    /// <summary>CIEDE2000 between two places of the list.</summary>
    public double Difference(int one, int other) => known.Between(colours[one], colours[other]);

    /// <summary>
    /// The colours of some pixels, transparent ones left out: the most frequent first; of equally frequent ones, the one that stands first in the sprite.
    /// </summary>
    /// <param name="places">Of each pixel the place in the list of colours.</param>
    public (int Place, int Count)[] Ranked(ReadOnlySpan<int> places)
    {
        // Sorted as one number each: fewer come later, and so do later places.
        Span<long> keys = places.Length <= 512 ? stackalloc long[places.Length] : new long[places.Length];
        Span<int> counts = ColourCount <= 512 ? stackalloc int[ColourCount] : new int[ColourCount];
        counts.Clear();
        foreach (int place in places)
        {
            if (place != Transparent)
                counts[place]++;
        }

        int found = 0;
        foreach (int place in places)
        {
            if (place == Transparent || counts[place] == 0)
                continue;
            keys[found++] = ((long)-counts[place] << 32) | (uint)place;
            counts[place] = 0;
        }

        keys[..found].Sort();
        (int Place, int Count)[] ranked = new (int, int)[found];
        for (int i = 0; i < found; i++)
            ranked[i] = ((int)keys[i], -(int)(keys[i] >> 32));
        return ranked;
    }

    private static T[] Room<T>(ref T[]? kept, int size)
    {
        T[] room = kept is not null && kept.Length >= size ? kept : new T[Math.Max(size, 1 << 10)];
        if (room.Length <= MostKept)
            kept = room;
        return room;
    }

    private int PlaceOf(uint pixel, Span<int> slots, int shift)
    {
        int slot = (int)((pixel * 0x9E3779B1) >> shift);
        while (slots[slot] != 0)
        {
            int place = slots[slot] - 1;
            if (colours[place] == pixel)
                return place;
            slot = (slot + 1) & (slots.Length - 1);
        }

        colours[ColourCount] = pixel;
        slots[slot] = ++ColourCount;
        return ColourCount - 1;
    }
}
