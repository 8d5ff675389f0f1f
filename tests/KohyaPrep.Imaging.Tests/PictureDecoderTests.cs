using CsCheck;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Png;
using SkiaSharp;

namespace KohyaPrep.Imaging.Tests;

public sealed class PictureDecoderTests
{
    [Fact]
    public void A_png_gives_back_the_pixels_that_were_stored_with_colours_under_transparency() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[1, 30]).Sample((width, height) =>
        {
            PixelImage image = TestFiles.Picture(width, height, withAlpha: true);
            DecodedPicture decoded = PictureDecoder.Decode(PngWriter.Encode(image, PngColour.Rgba));
            Assert.Equal(Readability.Whole, decoded.Readability);
            Assert.Equal(image.Rgba, decoded.Pixels!.Rgba);
        }, iter: 50);

    [Fact]
    public void A_colour_profile_changes_nothing()
    {
        PixelImage image = TestFiles.Picture(9, 7);
        byte[] plain = PngWriter.Encode(image, PngColour.Rgb);
        byte[] gamma = TestFiles.WithChunk(plain, "gAMA", [0, 0, 0x27, 0x10]);
        byte[] primaries = TestFiles.WithChunk(gamma, "cHRM", [.. Enumerable.Repeat<byte[]>([0, 0, 0x60, 0], 8).SelectMany(part => part)]);
        Assert.Equal(image.Rgba, PictureDecoder.Decode(primaries).Pixels!.Rgba);
    }

    [Fact]
    public void Exif_orientation_does_not_turn_the_picture()
    {
        PixelImage image = TestFiles.Picture(9, 7);
        byte[] turned = TestFiles.WithChunk(PngWriter.Encode(image), "eXIf", TestFiles.Exif(6));
        PixelImage decoded = PictureDecoder.Decode(turned).Pixels!;
        Assert.Equal((9, 7), (decoded.Width, decoded.Height));
        Assert.Equal(image.Rgba, decoded.Rgba);
    }

    [Fact]
    public void Bmp_and_lossless_webp_give_back_the_pixels_that_were_stored()
    {
        PixelImage image = TestFiles.Picture(9, 7);
        Assert.Equal(image.Rgba, PictureDecoder.Decode(TestFiles.Bmp(image)).Pixels!.Rgba);
        Assert.Equal(image.Rgba, PictureDecoder.Decode(TestFiles.Encode(image, SKEncodedImageFormat.Webp, 100)).Pixels!.Rgba);
    }

    [Fact]
    public void A_png_cut_anywhere_before_its_last_chunk_is_never_whole()
    {
        byte[] file = PngWriter.Encode(TestFiles.Picture(7, 5), PngColour.Rgb);
        const int EndChunk = 12;
        for (int length = 1; length <= file.Length; length++)
        {
            bool onlyTheEndIsMissing = length >= file.Length - EndChunk;
            Readability readability = PictureDecoder.Decode(file[..length]).Readability;
            Assert.True((readability == Readability.Whole) == onlyTheEndIsMissing, $"cut to {length} of {file.Length} bytes: {readability}");
            Assert.True(onlyTheEndIsMissing || readability == (length < 33 ? Readability.Undecodable : Readability.CutShort));
        }
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_jpeg_or_webp_cut_anywhere_is_never_whole(SKEncodedImageFormat format)
    {
        byte[] file = TestFiles.Encode(TestFiles.Picture(20, 17), format);
        Assert.Equal(Readability.Whole, PictureDecoder.Decode(file).Readability);
        for (int length = 1; length < file.Length; length++)
            Assert.NotEqual(Readability.Whole, PictureDecoder.Decode(file[..length]).Readability);
        Assert.Equal(Readability.CutShort, PictureDecoder.Decode(file[..^1]).Readability);
        Assert.Equal((20, 17), Size(PictureDecoder.Decode(file[..(file.Length * 3 / 4)])));
    }

    [Fact]
    public void A_progressive_jpeg_that_lacks_its_last_scans_is_cut_short()
    {
        // 16×16 gray, several scans, made by libjpeg.
        byte[] file = Convert.FromBase64String(ProgressiveJpeg);
        Assert.Equal(Readability.Whole, PictureDecoder.Decode(file).Readability);
        for (int length = 120; length < file.Length; length++)
            Assert.Equal(Readability.CutShort, PictureDecoder.Decode(file[..length]).Readability);
    }

    [Fact]
    public void A_bmp_cut_short_is_cut_short()
    {
        byte[] file = TestFiles.Bmp(TestFiles.Picture(8, 5));
        for (int length = 54; length < file.Length; length++)
            Assert.Equal(Readability.CutShort, PictureDecoder.Decode(file[..length]).Readability);
    }

    [Fact]
    public void A_damaged_byte_in_the_pixels_is_noticed()
    {
        byte[] file = PngWriter.Encode(TestFiles.Picture(7, 5), PngColour.Rgb);
        file[60] ^= 0x10;
        DecodedPicture decoded = PictureDecoder.Decode(file);
        Assert.Equal(Readability.CutShort, decoded.Readability);
        Assert.Equal("the pixels are damaged", decoded.Trouble);
        Assert.Null(decoded.Pixels);
    }

    [Fact]
    public void A_damaged_chunk_before_the_pixels_is_noticed_as_pillow_does()
    {
        byte[] plain = PngWriter.Encode(TestFiles.Picture(7, 5), PngColour.Rgb);
        byte[] file = TestFiles.WithChunk(plain, "tEXt", "Comment\0hello"u8.ToArray());
        Assert.Equal(Readability.Whole, PictureDecoder.Decode(file).Readability);
        file[45] ^= 1;
        DecodedPicture decoded = PictureDecoder.Decode(file);
        Assert.Equal((Readability.CutShort, "the chunk tEXt is damaged"), (decoded.Readability, decoded.Trouble));
    }

    [Fact]
    public void No_bytes_are_empty() => Assert.Equal(Readability.Empty, PictureDecoder.Decode([]).Readability);

    [Fact]
    public void Text_is_no_picture_whatever_it_is_called()
    {
        Assert.Equal(Readability.Undecodable, PictureDecoder.Decode("pixel art, 24x24, portrait"u8.ToArray()).Readability);
        Assert.Equal(Readability.Undecodable, PictureDecoder.Decode("BMW, a blue car on a road in the hills"u8.ToArray()).Readability);
    }

    [Fact]
    public void A_header_that_promises_too_much_is_not_believed_with_memory()
    {
        byte[] wide = TestFiles.Png(("IHDR", TestFiles.PngHeader(30000, 30000, 8, 2)), ("IDAT", [1, 2, 3]));
        long before = GC.GetAllocatedBytesForCurrentThread();
        DecodedPicture decoded = PictureDecoder.Decode(wide);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
        Assert.Equal(Readability.TooLarge, decoded.Readability);
        Assert.Equal("the header promises 30000×30000 pixels", decoded.Trouble);
    }

    [Theory]
    [InlineData("gif", "GIF89a\u0001\0\u0001\0")]
    [InlineData("tiff", "II*\0\b\0\0\0")]
    [InlineData("psd", "8BPS\0\u0001")]
    [InlineData("svg", "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("avif", "\0\0\0 ftypavif\0\0\0\0")]
    [InlineData("heic", "\0\0\0 ftypheic\0\0\0\0")]
    [InlineData("jxl", "\0\0\0\u000CJXL \r\n\u0087\n")]
    [InlineData("jxl", "\u00FF\n\u0010\u0020")]
    public void Formats_that_the_trainer_does_not_read_are_named(string format, string start)
    {
        DecodedPicture decoded = PictureDecoder.Decode(System.Text.Encoding.Latin1.GetBytes(start));
        Assert.Equal(Readability.Unsupported, decoded.Readability);
        Assert.Equal(format, decoded.Header.Format);
    }

    [Theory]
    [InlineData(0, 1, "1")]
    [InlineData(0, 8, "L")]
    [InlineData(0, 16, "I;16")]
    [InlineData(2, 8, "RGB")]
    [InlineData(2, 16, "RGB")]
    [InlineData(3, 4, "P")]
    [InlineData(4, 8, "LA")]
    [InlineData(4, 16, "RGBA")]
    [InlineData(6, 8, "RGBA")]
    public void The_mode_is_called_as_pillow_calls_it(byte colourType, byte depth, string mode)
    {
        PictureHeader header = PictureHeader.Read(TestFiles.Png(("IHDR", TestFiles.PngHeader(3, 2, depth, colourType))));
        Assert.Equal(new PictureHeader("png", 3, 2, mode, depth), header);
    }

    [Fact]
    public void Any_bytes_after_any_start_are_read_without_an_exception() =>
        Gen.Select(Gen.Int[0, Starts.Length - 1], Gen.Byte.Array[0, 200])
            .Sample((start, rest) => PictureDecoder.Decode([.. System.Text.Encoding.Latin1.GetBytes(Starts[start]), .. rest]), iter: 5000);

    private static readonly string[] Starts =
        ["\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "\u00FF\u00D8\u00FF", "RIFF\u0010\0\0\0WEBPVP8X", "RIFF\u0010\0\0\0WEBPVP8 ", "BM", ""];

    private static (int Width, int Height) Size(DecodedPicture decoded) => (decoded.Header.Width, decoded.Header.Height);

    private const string ProgressiveJpeg =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H///" +
        "/6/+b9//j/wgALCAAQABABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAQAC/9oACAEBAAAAASNf/8QAGRAAAgMBAAAAAAAAAAAAAAAAAAEQESEx" +
        "/9oACAEBAAEFAtZTOx//xAAWEAEBAQAAAAAAAAAAAAAAAABRABD/2gAIAQEABj8CZ3//xAAdEAACAQQDAAAAAAAAAAAAAAAAASERMUFhcYGh/9" +
        "oACAEBAAE/Idjs6PDDNOamUnEZP//aAAgBAQAAABAv/8QAHRABAAIDAAMBAAAAAAAAAAAAAREhADFxQVFh8P/aAAgBAQABPxBJENaNoTnZnZlo" +
        "yzQjaMQvzVZNqgKiz0j9WCMKQ/JHpdz2vGf/2Q==";
}
