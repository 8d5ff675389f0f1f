using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Imaging.Preparations;
using KohyaPrep.Variants;
using SkiaSharp;

namespace KohyaPrep.Imaging.Tests;

/// <summary>Each rule on measured pictures fires on a file that has its fault, and on none without.</summary>
public sealed class MeasuredRuleTests
{
    private static PixelImage Sprite => TestSprites.Bundled(8).First();

    private static PixelImage Photo => PhotographLike.Make(256, 1);

    public static TheoryData<string> Codes => [.. Faulty.Keys];

    private static readonly Dictionary<string, (string Name, Func<byte[]> File)> Faulty = new()
    {
        ["IMG001"] = ("a.png", () => "a web page"u8.ToArray()),
        ["IMG002"] = ("a.png", () => PngWriter.Encode(Sprite)[..300]),
        ["IMG005"] = ("a.png", () => []),
        ["IMG006"] = ("a.png", () => TestFiles.Png(("IHDR", TestFiles.PngHeader(40000, 40000, 8, 2)), ("IDAT", [1, 2, 3]))),
        ["IMG007"] = ("a.png", () => PngWriter.Encode(Changed(Sprite, (_, _, pixel) => pixel & 0xFFFFFF, 0, 0, 4, 4), PngColour.Rgba)),
        ["IMG008"] = ("a.png", () => PngWriter.Encode(Changed(Sprite, (_, _, pixel) => (pixel & 0xFFFFFF) | 0x80000000, 4, 4, 8, 8), PngColour.Rgba)),
        ["IMG009"] = ("a.png", () => TestFiles.Encode(Photo, SKEncodedImageFormat.Jpeg, 90)),
        ["IMG010"] = ("a.png", () => TestFiles.WithChunk(PngWriter.Encode(Sprite), "eXIf", TestFiles.Exif(6))),
        ["IMG013"] = ("a.png", () => TestFiles.WithChunk(PngWriter.Encode(Sprite), "iCCP", WideGamut())),
        ["IMG014"] = ("a.png", () => TestFiles.WithChunk(PngWriter.Encode(Sprite), "acTL", [0, 0, 0, 2, 0, 0, 0, 0])),
        ["IMG015"] = ("a.png", () => PngWriter.Encode(Changed(Sprite, (x, _, pixel) => (pixel & 0xFFFFFF) | (x < 4 ? 0u : 0x80000000), 0, 0, 5, 24), PngColour.Rgba)),
        ["IMG016"] = ("a.png", () => TestFiles.Encode(PhotographLike.Blurred(Photo, 3), SKEncodedImageFormat.Png)),
        ["IMG017"] = ("a.png", () => TestFiles.Encode(Scaled(Photo, channel => channel / 10), SKEncodedImageFormat.Png)),
        ["IMG018"] = ("a.png", () => TestFiles.Encode(Scaled(Photo, channel => 255 - ((255 - channel) / 20)), SKEncodedImageFormat.Png)),
        ["IMG019"] = ("a.png", () => TestFiles.Encode(Scaled(Photo, channel => 128 + (channel / 64)), SKEncodedImageFormat.Png)),
        ["IMG021"] = ("a.jpg", () => TestFiles.Encode(Photo, SKEncodedImageFormat.Jpeg, 8)),
        ["IMG022"] = ("a.png", () => PngWriter.Encode(TestFiles.Of(24, 24, (_, _) => 0))),
        ["IMG023"] = ("a.png", () => TestFiles.Encode(Variation.Crop(Photo, 0, 0, 256, 60), SKEncodedImageFormat.Png)),
        ["IMG030"] = ("a.png", () => PngWriter.Encode(Canvas.Enlarge(Sprite, 16))),
        ["IMG031"] = ("a.png", () => PngWriter.Encode(Variation.Enlarge(Sprite, 512, 512))),
        ["IMG032"] = ("a.png", () => PngWriter.Encode(Changed(Variation.Enlarge(Sprite, 512, 512), (x, y, pixel) => (x + y) % 5 == 0 ? 0xFF0000FF : pixel, 100, 100, 130, 133))),
        ["IMG033"] = ("a.png", () => PngWriter.Encode(Variation.Crop(Canvas.Enlarge(Sprite, 16), 5, 0, 379, 384))),
        ["IMG034"] = ("a.png", () => PngWriter.Encode(TestFiles.Of(24, 24, (x, y) => 0x404040u + (uint)(x / 2) + (uint)(y / 8 << 20)))),
        ["IMG035"] = ("a.png", () => PngWriter.Encode(TestFiles.Of(24, 24, (x, y) => (uint)(((x / 2 * 20) << 16) | ((y / 3 * 30) << 8))))),
        ["IMG036"] = ("a.png", () => PngWriter.Encode(TestFiles.Of(24, 24, (x, y) => (x, y) == (6, 6) ? 0xFFu : y > 12 ? 0xC0A040u : 0x204080u))),
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_fires_on_a_file_that_has_its_fault(string code)
    {
        using TemporaryFolder folder = new();
        (string name, Func<byte[]> file) = Faulty[code];
        File.WriteAllBytes(folder.Path(name), file());
        Assert.Contains(code, Check(folder).Select(finding => finding.Code));
    }

    [Fact]
    public void A_good_sprite_and_a_good_photograph_have_no_faults()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.Path("sprite.png"), PngWriter.Encode(Sprite));
        File.WriteAllBytes(folder.Path("photo.jpg"), TestFiles.Encode(Photo, SKEncodedImageFormat.Jpeg, 90));
        Assert.DoesNotContain(Check(folder), finding => finding.Code.StartsWith("IMG", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_the_bundled_sample_one_picture_has_42_colours_and_they_are_stored_in_two_ways()
    {
        string[] codes = [.. Check(Repository.Path("datasets", "punks", "images")).Select(finding => finding.Code).Order(StringComparer.Ordinal)];
        Assert.Equal(["IMG035", "SET018"], codes);
    }

    [Theory]
    [InlineData("IMG034", 9)]
    [InlineData("IMG035", 26)]
    [InlineData("SET012", 5)]
    [InlineData("SET018", 1)]
    [InlineData("SET019", 1)]
    public void The_real_punks_have_as_many_faults_as_were_counted_by_hand(string code, int count) =>
        Assert.Equal(count, Check(Shared.Path("punks/images"), Shared.Path("punks/captions")).Count(finding => finding.Code == code));

    [Fact]
    public void The_pictures_of_the_real_punks_have_no_other_faults() =>
        Assert.Equal(
            ["IMG034", "IMG035", "SET005", "SET012", "SET018", "SET019"],
            Check(Shared.Path("punks/images"), Shared.Path("punks/captions")).Select(finding => finding.Code).Where(code => code[..3] is "IMG" or "SET").Distinct().Order(StringComparer.Ordinal));

    private static IReadOnlyList<Finding> Check(TemporaryFolder folder) => Check(folder.Root);

    private static IReadOnlyList<Finding> Check(string images, string? captions = null)
    {
        DatasetSection section = new(images, captions, ".txt", null, false, 1, "");
        return DatasetChecks.Run(DatasetReader.Read(section, Path.GetFileName, null, TestContext.Current.CancellationToken), new DatasetUse());
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

    /// <summary>An iCCP chunk with a profile of wide primaries and linear light (ICC.1:2001, the tags that every display profile has).</summary>
    private static byte[] WideGamut()
    {
        byte[] Xyz(double x, double y, double z) => [.. "XYZ "u8, 0, 0, 0, 0, .. Fixed(x), .. Fixed(y), .. Fixed(z)];
        byte[] linear = [.. "curv"u8, 0, 0, 0, 0, 0, 0, 0, 0];
        (string Name, byte[] Data)[] tags =
        [
            ("desc", [.. "desc"u8, 0, 0, 0, 0, 0, 0, 0, 5, .. "wide\0"u8, .. new byte[79]]), ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("rXYZ", Xyz(0.6734, 0.2790, -0.0019)), ("gXYZ", Xyz(0.1656, 0.6753, 0.0300)), ("bXYZ", Xyz(0.1251, 0.0456, 0.7969)), ("rTRC", linear), ("gTRC", linear), ("bTRC", linear),
        ];
        List<byte> table = [.. Whole(tags.Length)], data = [];
        foreach ((string name, byte[] tag) in tags)
        {
            table.AddRange([.. System.Text.Encoding.ASCII.GetBytes(name), .. Whole(128 + 4 + (12 * tags.Length) + data.Count), .. Whole(tag.Length)]);
            data.AddRange([.. tag, .. new byte[(4 - (tag.Length % 4)) % 4]]);
        }

        byte[] icc = [.. new byte[128], .. table, .. data];
        Whole(icc.Length).CopyTo(icc, 0);
        icc[8] = 2;
        "mntrRGB XYZ "u8.CopyTo(icc.AsSpan(12));
        "acsp"u8.CopyTo(icc.AsSpan(36));
        new byte[][] { Fixed(0.9642), Fixed(1), Fixed(0.8249) }.SelectMany(part => part).ToArray().CopyTo(icc, 68);
        using MemoryStream packed = new();
        packed.Write("wide\0\0"u8);
        using (System.IO.Compression.ZLibStream stream = new(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(icc);
        return packed.ToArray();

        static byte[] Whole(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
        static byte[] Fixed(double value) => Whole((int)Math.Round(value * 65536));
    }
}
