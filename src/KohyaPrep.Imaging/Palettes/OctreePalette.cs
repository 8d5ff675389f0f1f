namespace KohyaPrep.Imaging.Palettes;

/// <summary>
/// Pillow's <c>quantize(colors, method=FASTOCTREE)</c> of an RGB picture, to the pixel: colours are counted in cubes of 16×16×16, those in turn in 4×4×4.
/// The palette holds the mean of each coarse cube that is used, and of the most frequent fine ones, which are taken out of the coarse.
/// It is here for comparison: it merges colours of pictures that have few enough.
/// </summary>
public static class OctreePalette
{
    private const int FineBits = 4;
    private const int CoarseBits = 2;

    /// <returns>Opaque; alpha is dropped as <c>convert("RGB")</c> drops it.</returns>
    public static PixelImage Quantise(PixelImage image, int colours)
    {
        Cube[] fine = new Cube[1 << (3 * FineBits)], coarse = new Cube[1 << (3 * CoarseBits)];
        foreach (uint pixel in image.Pixels)
        {
            fine[Place(pixel, FineBits)].Add(pixel);
            coarse[Place(pixel, CoarseBits)].Add(pixel);
        }

        // The order of equal counts is the cubes' own: glibc's qsort, which Pillow calls, merges and so keeps it.
        Cube[] frequent = [.. fine.OrderByDescending(cube => cube.Count)];
        int coarseCount = Math.Min(colours, Used(coarse)), taken = 0;
        do
        {
            coarseCount = Math.Min(coarseCount, Used(coarse));
            for (; taken < colours - coarseCount; taken++)
                TakeOut(coarse, frequent[taken]);
        }
        while (coarseCount > Used(coarse));

        uint[] table = new uint[fine.Length];
        Fill(table, [.. coarse.OrderByDescending(cube => cube.Count).Take(coarseCount)], CoarseBits);
        Fill(table, frequent[..taken], FineBits);

        PixelImage result = new(image.Width, image.Height, new byte[image.Rgba.Length]);
        for (int i = 0; i < image.Pixels.Length; i++)
            result.Pixels[i] = table[Place(image.Pixels[i], FineBits)] | 0xFF000000;
        return result;
    }

    private static int Used(Cube[] cubes) => cubes.Count(cube => cube.Count > 0);

    private static void TakeOut(Cube[] coarse, Cube part)
    {
        if (part.Count > 0)
            coarse[Place(part.Mean, CoarseBits)].Remove(part);
    }

    /// <summary>Sets the colours of all fine cubes that a cube's mean lies in; of several, the first of the list wins.</summary>
    private static void Fill(uint[] table, Cube[] cubes, int bits)
    {
        int shift = FineBits - bits;
        foreach (Cube cube in cubes.Reverse())
        {
            int place = Place(cube.Mean, bits);
            for (int i = 0; i < table.Length; i++)
            {
                int red = (i >> (2 * FineBits)) >> shift, green = ((i >> FineBits) & 0xF) >> shift, blue = (i & 0xF) >> shift;
                if (((red << (2 * bits)) | (green << bits) | blue) == place)
                    table[i] = cube.Mean;
            }
        }
    }

    private static int Place(uint pixel, int bits)
    {
        int drop = 8 - bits;
        int red = (int)(pixel & 0xFF) >> drop, green = (int)((pixel >> 8) & 0xFF) >> drop, blue = (int)((pixel >> 16) & 0xFF) >> drop;
        return (red << (2 * bits)) | (green << bits) | blue;
    }

    /// <summary>The pixels of one cube.</summary>
    private struct Cube
    {
        private long red;
        private long green;
        private long blue;

        public long Count { get; private set; }

        /// <summary>Cut off, not rounded, and divided in single precision.</summary>
        public readonly uint Mean => Count == 0 ? 0 : Level(red) | (Level(green) << 8) | (Level(blue) << 16);

        public void Add(uint pixel)
        {
            red += pixel & 0xFF;
            green += (pixel >> 8) & 0xFF;
            blue += (pixel >> 16) & 0xFF;
            Count++;
        }

        public void Remove(Cube part)
        {
            red -= part.red;
            green -= part.green;
            blue -= part.blue;
            Count -= part.Count;
        }

        private readonly uint Level(long sum) => (uint)Math.Clamp((int)(sum / (float)Count), 0, 255);
    }
}
