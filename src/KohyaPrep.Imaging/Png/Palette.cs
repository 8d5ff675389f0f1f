namespace KohyaPrep.Imaging.Png;

/// <summary>At most 256 colours with alpha, those that are not opaque first, as PNG's PLTE and tRNS chunks want them.</summary>
internal sealed class Palette
{
    private readonly uint[] colours;
    private readonly Dictionary<uint, byte> index;

    private Palette(uint[] colours)
    {
        this.colours = colours;
        index = [];
        for (int i = 0; i < colours.Length; i++)
            index.Add(colours[i], (byte)i);
    }

    /// <returns>Null when the picture has more than 256 colours.</returns>
    public static Palette? Find(PictureRows rows)
    {
        HashSet<uint> found = [];
        List<uint> ordered = [];
        for (int run = 0; run < rows.Count; run++)
        {
            ReadOnlySpan<uint> row = rows.Row(run);
            for (int x = 0; x < row.Length; x += RunAt(row[x..]))
            {
                if (!found.Add(row[x]))
                    continue;
                if (found.Count > 256)
                    return null;
                ordered.Add(row[x]);
            }
        }

        return new Palette([.. ordered.OrderBy(colour => colour >> 24 == 255)]);
    }

    /// <summary>Replaces each pixel by its place in the palette.</summary>
    public void Store(ReadOnlySpan<uint> pixels, Span<byte> row)
    {
        int run;
        for (int x = 0; x < pixels.Length; x += run)
        {
            run = RunAt(pixels[x..]);
            row.Slice(x, run).Fill(index[pixels[x]]);
        }
    }

    /// <summary>Adds the chunks that tell the colours.</summary>
    public void WriteChunks(PngChunks file)
    {
        byte[] rgb = new byte[3 * colours.Length];
        for (int i = 0; i < colours.Length; i++)
        {
            rgb[3 * i] = (byte)colours[i];
            rgb[(3 * i) + 1] = (byte)(colours[i] >> 8);
            rgb[(3 * i) + 2] = (byte)(colours[i] >> 16);
        }

        file.Add("PLTE"u8, rgb);
        byte[] alpha = [.. colours.TakeWhile(colour => colour >> 24 != 255).Select(colour => (byte)(colour >> 24))];
        if (alpha.Length > 0)
            file.Add("tRNS"u8, alpha);
    }

    /// <summary>How many pixels are equal from the first on.</summary>
    private static int RunAt(ReadOnlySpan<uint> pixels) => pixels.IndexOfAnyExcept(pixels[0]) is var end and >= 0 ? end : pixels.Length;
}
