using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Pictures;

namespace KohyaPrep.Core.Tests.Trainer.Simulation;

public class PictureSizeReaderTests
{
    [Theory]
    [InlineData(".png", "RGB", 0)]
    [InlineData(".jpg", "RGB", 0)]
    [InlineData(".webp", "RGB", 0)]
    [InlineData(".webp", "RGBA", 1)]
    [InlineData(".gif", "RGB", 0)]
    [InlineData(".bmp", "RGB", 0)]
    public void A_size_is_read_off_the_header_and_one_kind_of_webp_is_too_small(string extension, string mode, int less) =>
        Assert.Equal(new PixelSize(700 - less, 333 - less), Read(HeaderOnly.Of(extension, 700, 333, mode)));

    [Fact]
    public void A_jpeg_s_sides_may_lie_behind_long_segments()
    {
        byte[] jpeg = HeaderOnly.Of(".jpg", 640, 480, "RGB");
        byte[] segment = [0xFF, 0xE1, 0xEA, 0x60, .. new byte[0xEA60 - 2]];
        Assert.Equal(new PixelSize(640, 480), Read([.. jpeg[..2], .. segment, .. segment, .. jpeg[2..]]));
    }

    [Fact]
    public void What_is_no_picture_has_no_size_and_what_is_cut_short_is_broken()
    {
        Assert.Equal(default, Read("some words"u8.ToArray()));
        Assert.Equal(default, Read([]));
        Assert.Throws<BrokenPictureException>(() => Read(HeaderOnly.Of(".jpg", 640, 480, "RGB")[..12]));
        Assert.Throws<BrokenPictureException>(() => Read(HeaderOnly.Of(".webp", 640, 480, "RGB")[..28]));
    }

    private static PixelSize Read(byte[] file) => PictureSizeReader.Read(new MemoryStream(file));
}
