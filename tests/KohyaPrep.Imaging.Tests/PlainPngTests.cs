using CsCheck;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.Tests;

public sealed class PlainPngTests
{
    /// <summary>Depth, colour type, channels.</summary>
    private static readonly (byte Depth, byte Type, int Channels)[] Kinds =
        [(8, 0, 1), (8, 2, 3), (8, 3, 1), (4, 3, 1), (2, 3, 1), (1, 3, 1), (8, 4, 2), (8, 6, 4)];

    private static readonly Gen<byte[]> Files =
        from kind in Gen.Int[0, Kinds.Length - 1].Select(i => Kinds[i])
        from width in Gen.Int[1, 40]
        from height in Gen.Int[1, 12]
        from filters in Gen.Byte[0, 4].Array[height]
        from bytes in Gen.Byte.Array[height * ((width * kind.Channels * kind.Depth) + 7) / 8]
        from palette in Gen.Byte.Array[3 << (kind.Depth == 8 ? 8 : kind.Depth)]
        from transparent in Gen.Byte.Array[0, 1 << kind.Depth]
        from parts in Gen.Int[1, 4]
        select File(kind, width, height, filters, bytes, palette, transparent, parts);

    [Fact]
    public void Every_kind_with_every_filter_is_read_as_the_general_decoder_reads_it() =>
        Files.Sample(file =>
        {
            PixelImage? plain = PlainPng.Decode(file);
            Assert.NotNull(plain);
            Assert.Equal(General(file)!.Rgba, plain.Rgba);
        }, iter: Effort.Times(300, 20_000));

    [Fact]
    public void Of_a_damaged_file_the_general_decoder_is_the_judge() =>
        Gen.Select(Files, Gen.Int[0, 100_000], Gen.Byte, Gen.Int[0, 3]).Sample((file, place, value, way) =>
        {
            byte[] damaged = [.. file];
            int at = place % file.Length;
            if (way == 0)
                damaged = damaged[..at];
            else if (way == 1)
                damaged = [.. damaged[..at], value, .. damaged[at..]];
            else
                damaged[at] ^= (byte)(1 << (value & 7));
            if (PictureDecoder.Decode(damaged).Pixels is { } plain)
                Assert.Equal(General(damaged)?.Rgba, plain.Rgba);
        }, iter: Effort.Times(1000, 100_000));

    [Theory]
    [InlineData(8, 2, "acTL")]
    [InlineData(8, 2, "sBIT")]
    [InlineData(8, 2, "tRNS")]
    [InlineData(8, 2, "PLTE")]
    [InlineData(16, 2, "")]
    [InlineData(4, 0, "")]
    public void Unusual_kinds_are_left_to_the_general_decoder(byte depth, byte type, string chunk)
    {
        byte[] file = TestFiles.Png(("IHDR", TestFiles.PngHeader(1, 1, depth, type)), ("IDAT", Packed(new byte[1 + (3 * depth / 8)])), ("IEND", []));
        Assert.Null(PlainPng.Decode(chunk.Length == 0 ? file : TestFiles.WithChunk(file, chunk, [0, 0, 0, 0, 0, 0])));
    }

    private static PixelImage? General(byte[] file) => PictureDecoder.DecodeBySkia(file, PictureHeader.Read(file)).Pixels;

    private static byte[] File((byte Depth, byte Type, int Channels) kind, int width, int height, byte[] filters, byte[] bytes, byte[] palette, byte[] transparent, int parts)
    {
        int row = ((width * kind.Channels * kind.Depth) + 7) / 8;
        byte[] raw = new byte[height * (row + 1)];
        for (int y = 0; y < height; y++)
        {
            // Filters change which colours an index becomes, and every one of them is in the palette.
            raw[y * (row + 1)] = filters[y];
            bytes.AsSpan(y * row, Math.Min(row, bytes.Length - (y * row))).CopyTo(raw.AsSpan((y * (row + 1)) + 1));
        }

        List<(string, byte[])> chunks = [("IHDR", TestFiles.PngHeader(width, height, kind.Depth, kind.Type))];
        if (kind.Type == 3)
            chunks.Add(("PLTE", palette));
        if (kind.Type == 3 && transparent.Length > 0)
            chunks.Add(("tRNS", transparent));
        byte[] packed = Packed(raw);
        chunks.AddRange(packed.Chunk((packed.Length + parts - 1) / parts).Select(part => ("IDAT", part)));
        return TestFiles.Png([.. chunks, ("IEND", [])]);
    }

    private static byte[] Packed(byte[] raw)
    {
        using MemoryStream packed = new();
        using (System.IO.Compression.ZLibStream stream = new(packed, System.IO.Compression.CompressionLevel.Fastest))
            stream.Write(raw);
        return packed.ToArray();
    }
}
