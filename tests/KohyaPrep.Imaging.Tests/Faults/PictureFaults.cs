using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Variants;
using SkiaSharp;

namespace KohyaPrep.Imaging.Tests.Faults;

/// <summary>Files for the rules on pictures.</summary>
internal static class PictureFaults
{
    private static readonly PixelImage Sprite = TestSprites.Bundled(8).First();

    private static readonly PixelImage Photo = PhotographLike.Make(256, 1);

    private static readonly byte[] Gif =
        [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 200, 30, 30, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B];

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        // Files.
        InFile("IMG001", "a.png", () => "<html>a web page</html>"u8.ToArray()),
        InFile("IMG002", "a.png", () => PngWriter.Encode(Sprite)[..300]),
        InFile("IMG002", "a.jpg", () => TestFiles.Encode(Photo, SKEncodedImageFormat.Jpeg, 90)[..3000], () => TestFiles.Encode(Photo, SKEncodedImageFormat.Jpeg, 90)),
        new("IMG003", "set/a.gif", () => SetFiles.Sprites(2).With("set/a.gif", Gif), () => SetFiles.Sprites(2).With("set/a.png", PngWriter.Encode(Sprite))),
        new("IMG003", "set/a.Png", () => SetFiles.Sprites(2).With("set/a.Png", PngWriter.Encode(Sprite)), () => SetFiles.Sprites(2).With("set/a.PNG", PngWriter.Encode(Sprite))),
        new("IMG003", "set/a.avif", () => SetFiles.Sprites(2).With("set/a.avif", [0, 0, 0, 32, .. "ftypavif"u8, .. new byte[60]]), () => SetFiles.Sprites(2)),
        InFile("IMG005", "a.png", () => []),
        InFile("IMG006", "a.png", () => TestFiles.Png(("IHDR", TestFiles.PngHeader(40000, 40000, 8, 2)), ("IDAT", [1, 2, 3]))),

        // How they are stored.
        InFile("IMG007", "a.png", () => PngWriter.Encode(Changed(Sprite, (_, _, pixel) => pixel & 0xFFFFFF, 0, 0, 4, 4), PngColour.Rgba)),
        InFile("IMG008", "a.png", () => PngWriter.Encode(Changed(Sprite, (_, _, pixel) => (pixel & 0xFFFFFF) | 0x80000000, 4, 4, 8, 8), PngColour.Rgba)),
        InFile("IMG009", "a.png", () => TestFiles.Encode(Photo, SKEncodedImageFormat.Jpeg, 90), () => TestFiles.Encode(Photo, SKEncodedImageFormat.Png)),
        InFile("IMG010", "a.png", () => TestFiles.WithChunk(PngWriter.Encode(Sprite), "eXIf", TestFiles.Exif(6)), () => TestFiles.WithChunk(PngWriter.Encode(Sprite), "eXIf", TestFiles.Exif(1))),
        InFile("IMG011", "a.png", () => Deep(0), () => TestFiles.Encode(Photo, SKEncodedImageFormat.Png)),
        InFile("IMG011", "a.png", () => Deep(2), () => TestFiles.Encode(Photo, SKEncodedImageFormat.Png)),
        InFile("IMG012", "a.jpg", () => CmykJpeg.Of(4, (x, y) => ((byte)(60 * x), (byte)(60 * y), 90, 20)), () => TestFiles.Encode(Photo, SKEncodedImageFormat.Jpeg, 90)),
        InFile("IMG013", "a.png", () => TestFiles.WithChunk(PngWriter.Encode(Sprite), "iCCP", ColourProfiles.WideGamutChunk())),
        InFile("IMG014", "a.png", () => TestFiles.WithChunk(PngWriter.Encode(Sprite), "acTL", [0, 0, 0, 2, 0, 0, 0, 0])),
        InFile("IMG015", "a.png", () => PngWriter.Encode(Changed(Sprite, (x, _, pixel) => (pixel & 0xFFFFFF) | (x < 4 ? 0u : 0x80000000), 0, 0, 5, 24), PngColour.Rgba)),

        // How photographs look.
        OfPhoto("IMG016", () => PhotographLike.Blurred(Photo, 3)),
        OfPhoto("IMG017", () => Scaled(Photo, channel => channel / 10)),
        OfPhoto("IMG018", () => Scaled(Photo, channel => 255 - ((255 - channel) / 20))),
        OfPhoto("IMG019", () => Scaled(Photo, channel => 128 + (channel / 64))),
        InFile("IMG021", "a.jpg", () => TestFiles.Encode(Photo, SKEncodedImageFormat.Jpeg, 8), () => TestFiles.Encode(Photo, SKEncodedImageFormat.Jpeg, 90)),
        InFile("IMG022", "a.png", () => PngWriter.Encode(TestFiles.Of(24, 24, (_, _) => 0))),
        OfPhoto("IMG023", () => Variation.Crop(Photo, 0, 0, 256, 60)),

        // How sprites look.
        InFile("IMG030", "a.png", () => PngWriter.Encode(Canvas.Enlarge(Sprite, 16))),
        InFile("IMG031", "a.png", () => PngWriter.Encode(Variation.Enlarge(Sprite, 512, 512)), () => PngWriter.Encode(Canvas.Enlarge(Sprite, 32))),
        InFile("IMG032", "a.png", () => PngWriter.Encode(Changed(Variation.Enlarge(Sprite, 512, 512), (x, y, pixel) => (x + y) % 5 == 0 ? 0xFF0000FF : pixel, 100, 100, 130, 133)), () => PngWriter.Encode(Variation.Enlarge(Sprite, 512, 512))),
        InFile("IMG033", "a.png", () => PngWriter.Encode(Variation.Crop(Canvas.Enlarge(Sprite, 16), 5, 0, 379, 384)), () => PngWriter.Encode(Variation.Crop(Canvas.Enlarge(Sprite, 16), 16, 0, 368, 384))),
        InFile("IMG034", "a.png", () => PngWriter.Encode(TestFiles.Of(24, 24, (x, y) => 0x404040u + (uint)(x / 2) + (uint)(y / 8 << 20)))),
        InFile("IMG035", "a.png", () => PngWriter.Encode(TestFiles.Of(24, 24, (x, y) => (uint)(((x / 2 * 20) << 16) | ((y / 3 * 30) << 8))))),
        InFile("IMG036", "a.png", () => PngWriter.Encode(TestFiles.Of(24, 24, (x, y) => (x, y) == (6, 6) ? 0xFFu : y > 12 ? 0xC0A040u : 0x204080u)), () => PngWriter.Encode(TestFiles.Of(24, 24, (_, y) => y > 12 ? 0xC0A040u : 0x204080u))),

        // What a recipe asks of them.
        ByRecipe("IMG020", "a.png", "canvas: {pad: 32}", "canvas: {pad: 64}", () => TestSprites.Tiled(40, 40)),
        new(
            "IMG020", "reg/a.png",
            () => SetFiles.Sprites(3).With("reg/a.png", PngWriter.Encode(TestSprites.Tiled(40, 40))).WithRecipe("lora-sd15", more: "canvas: {pad: 32}\nregularization: {images: reg}"),
            () => SetFiles.Sprites(3).With("reg/a.png", PngWriter.Encode(TestSprites.Tiled(40, 40))).WithRecipe("lora-sd15", more: "canvas: {pad: 64}\nregularization: {images: reg}")),
        ByRecipe("IMG050", "a.png", "canvas: {recover: always, pad: 512}", "canvas: {recover: never, pad: 512}", () => Photo),
        ByRecipe("IMG051", "a.png", "canvas: {crop: \"4,4,24,24\", pad: 64}", "canvas: {crop: \"4,4,16,16\", pad: 64}", () => Sprite),
    ];

    /// <summary>Among good sprites, one file; the same sprite as it should be where it is not said what mends it.</summary>
    private static FaultCase InFile(string code, string name, Func<byte[]> bad, Func<byte[]>? good = null) => new(
        code, $"set/{name}", () => SetFiles.Sprites(3).With($"set/{name}", bad()), () => SetFiles.Sprites(3).With($"set/{name}", good?.Invoke() ?? PngWriter.Encode(Sprite)));

    private static FaultCase OfPhoto(string code, Func<PixelImage> bad) =>
        InFile(code, "a.png", () => TestFiles.Encode(bad(), SKEncodedImageFormat.Png), () => TestFiles.Encode(Photo, SKEncodedImageFormat.Png));

    private static FaultCase ByRecipe(string code, string name, string bad, string good, Func<PixelImage> picture) => new(
        code, $"set/{name}",
        () => new SetFiles().With($"set/{name}", TestFiles.Encode(picture(), SKEncodedImageFormat.Png)).WithRecipe("lora-sd15", more: bad),
        () => new SetFiles().With($"set/{name}", TestFiles.Encode(picture(), SKEncodedImageFormat.Png)).WithRecipe("lora-sd15", more: good));

    /// <summary>A PNG of 16 bits a channel: gray (0) or RGB (2).</summary>
    private static byte[] Deep(byte colourType)
    {
        int channels = colourType == 0 ? 1 : 3;
        using MemoryStream packed = new();
        using (System.IO.Compression.ZLibStream zlib = new(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            for (int y = 0; y < 24; y++)
            {
                zlib.WriteByte(0);
                for (int value = 0; value < 24 * channels; value++)
                    zlib.Write([(byte)((value * 37) + (y * 11)), (byte)value]);
            }
        }

        return TestFiles.Png(("IHDR", TestFiles.PngHeader(24, 24, 16, colourType)), ("IDAT", packed.ToArray()), ("IEND", []));
    }

    private static PixelImage Changed(PixelImage image, Func<int, int, uint, uint> change, int left, int top, int right, int bottom)
    {
        PixelImage changed = new(image.Width, image.Height, [.. image.Rgba]);
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
                changed.Row(y)[x] = change(x, y, changed.Row(y)[x]);
        }

        return changed;
    }

    private static PixelImage Scaled(PixelImage image, Func<int, int> change)
    {
        PixelImage scaled = new(image.Width, image.Height, [.. image.Rgba]);
        for (int i = 0; i < scaled.Rgba.Length; i++)
            scaled.Rgba[i] = i % 4 == 3 ? (byte)255 : (byte)change(scaled.Rgba[i]);
        return scaled;
    }
}
