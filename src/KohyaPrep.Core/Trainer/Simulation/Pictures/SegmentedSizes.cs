namespace KohyaPrep.Core.Trainer.Simulation.Pictures;

/// <summary>Sizes that lie somewhere behind a file's first bytes, found as imagesize 1.4.1 finds them.</summary>
internal static class SegmentedSizes
{
    private const int MostSegments = 100_000;

    public static PixelSize Jpeg(HeaderReader reader)
    {
        long size = 2;
        int kind = 0;
        reader.TrySeek(0);
        for (int segments = 0; kind is < 0xC0 or > 0xCF or 0xC4 or 0xC8 or 0xCC; segments++)
        {
            if (segments > MostSegments || !reader.TrySeek(reader.Position + size) || !reader.TryByte(out kind))
                throw Broken("JPEG");
            while (kind == 0xFF)
            {
                if (!reader.TryByte(out kind))
                    throw Broken("JPEG");
            }

            if (!reader.TryWhole(2, isBigEndian: true, out ulong length))
                throw Broken("JPEG");
            size = (long)length - 2;
        }

        // The byte before the sides is the precision.
        return reader.TryByte(out _) && reader.TryWhole(2, true, out ulong height) && reader.TryWhole(2, true, out ulong width)
            ? new PixelSize((int)width, (int)height)
            : throw Broken("JPEG");
    }

    public static PixelSize Jpeg2000(HeaderReader reader) =>
        reader.TrySeek(48) && reader.TryWhole(4, true, out ulong height) && reader.TryWhole(4, true, out ulong width)
            ? new PixelSize(Side(width), Side(height))
            : throw Broken("JPEG 2000");

    public static PixelSize Tiff(HeaderReader reader, bool isBigEndian)
    {
        const int Width = 256, Height = 257, ShortNumber = 3, LongNumber = 4;
        int width = -1, height = -1;
        reader.TrySeek(4);
        if (!reader.TryWhole(4, isBigEndian, out ulong offset) || !reader.TrySeek((long)offset)
            || !reader.TryWhole(2, isBigEndian, out ulong entries))
            throw Broken("TIFF", "error");
        for (ulong i = 0; i < entries && (width < 0 || height < 0); i++)
        {
            if (!reader.TryWhole(2, isBigEndian, out ulong tag) || !reader.TryWhole(2, isBigEndian, out ulong type)
                || !reader.TryWhole(4, isBigEndian, out _) || !reader.TryWhole(4, isBigEndian, out ulong data))
                throw Broken("TIFF", "error");
            if (tag is not (Width or Height))
                continue;
            if (isBigEndian && type is not (ShortNumber or LongNumber))
                throw Broken("TIFF");
            // A short number stands at the beginning of its four bytes.
            int side = Side(isBigEndian && type == ShortNumber ? data >> 16 : data);
            (width, height) = tag == Width ? (side, height) : (width, side);
        }

        return width >= 0 && height >= 0 ? new PixelSize(width, height) : throw Broken("TIFF");
    }

    private static int Side(ulong side) => (int)Math.Min(side, int.MaxValue);

    private static BrokenPictureException Broken(string format, string type = "ValueError") => new(type, $"a broken {format} file");
}
