using System.IO.Compression;
using CsCheck;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.Tests;

public sealed class InflaterTests
{
    private static readonly CompressionLevel[] Levels = [CompressionLevel.NoCompression, CompressionLevel.Fastest, CompressionLevel.Optimal, CompressionLevel.SmallestSize];

    /// <summary>Few values make long matches, many values long codes.</summary>
    private static readonly Gen<byte[]> Contents =
        from length in Gen.Frequency((8, Gen.Int[1, 3_000]), (1, Gen.Int[60_000, 140_000]))
        from values in Gen.Int[1, 256]
        from run in Gen.Int[1, 30]
        from seed in Gen.Int
        select Content(length, values, run, seed);

    [Fact]
    public void What_the_library_packs_comes_back() => Gen.Select(Contents, Gen.Int[0, Levels.Length - 1]).Sample((content, level) =>
    {
        byte[] target = new byte[content.Length];
        Assert.True(new Inflater().Inflate(Pack(content, Levels[level]), target));
        Assert.Equal(content, target);
    }, iter: Effort.Times(300, 20_000));

    [Fact]
    public void What_the_library_refuses_is_refused() => Gen.Select(Contents, Gen.Int[0, Levels.Length - 1], Gen.Int[0, 1 << 20], Gen.Int[0, 7]).Sample((content, level, place, bit) =>
    {
        byte[] packed = Pack(content, Levels[level]), target = new byte[content.Length];
        packed[place % packed.Length] ^= (byte)(1 << bit);
        if (new Inflater().Inflate(packed, target))
            Assert.Equal(Unpack(packed), target);
    }, iter: Effort.Times(300, 50_000));

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_stream_of_another_length_is_refused(int more)
    {
        byte[] content = Content(500, 9, 4, 1);
        Assert.False(new Inflater().Inflate(Pack(content, CompressionLevel.Optimal), new byte[content.Length + more]));
    }

    [Fact]
    public void A_stream_that_is_cut_or_goes_on_is_refused()
    {
        byte[] content = Content(500, 9, 4, 1), packed = Pack(content, CompressionLevel.Optimal);
        for (int length = 0; length < packed.Length; length++)
            Assert.False(new Inflater().Inflate(packed.AsSpan(0, length), new byte[content.Length]));
        Assert.False(new Inflater().Inflate([.. packed, 0], new byte[content.Length]));
    }

    private static byte[] Content(int length, int values, int run, int seed)
    {
        Random random = new(seed);
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++)
            content[i] = i > 0 && random.Next(run) > 0 ? content[i - 1 - random.Next(Math.Min(i, 40_000))] : (byte)(random.Next(values) * random.Next(values) / values);
        return content;
    }

    private static byte[] Pack(byte[] content, CompressionLevel level)
    {
        using MemoryStream packed = new();
        using (ZLibStream stream = new(packed, level))
            stream.Write(content);
        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using MemoryStream content = new();
        using ZLibStream stream = new(new MemoryStream(packed), CompressionMode.Decompress);
        stream.CopyTo(content);
        return content.ToArray();
    }
}
