using System.Text.Json;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Fixes;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Fixes;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Imaging.Tests.Faults;
using SkiaSharp;

namespace KohyaPrep.Imaging.Tests;

public sealed class FixTests
{
    private static readonly Rgb Magenta = new(255, 0, 255);

    private static readonly byte[] Gif =
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 200, 30, 30, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
    ];

    private static readonly byte[] Press = CmykJpeg.Of(4, (x, y) => ((byte)(85 * x), (byte)(85 * y), (byte)(40 * (x + y)), (byte)(20 * y)), ColourProfiles.Press());

    private static readonly byte[] DeepGray = TestFiles.Png(
        ("IHDR", TestFiles.PngHeader(2, 1, 16, 0)), ("IDAT", Deflated([0, 0x12, 0x34, 0xFF, 0xFF])), ("IEND", []));

    /// <summary>For each rule with a fix, sets in which it fires.</summary>
    private static readonly Dictionary<string, Func<FixedSet>[]> Faulty = new()
    {
        ["IMG001"] = [() => new FixedSet().With("pictures/a.png", "<html>")],
        ["IMG002"] = [() => new FixedSet().With("pictures/a.png", PngWriter.Encode(TestFiles.Picture(9, 9))[..80]).With("pictures/a.txt", "x")],
        ["IMG003"] =
        [
            () => new FixedSet().With("pictures/a.Png", PngWriter.Encode(TestFiles.Picture(4, 4))),
            () => new FixedSet().With("pictures/a.gif", Gif),
            () => new FixedSet().With("pictures/a.png", Gif),
            () => new FixedSet().With("pictures/a.tif", PngWriter.Encode(TestFiles.Picture(4, 4))),
        ],
        ["IMG005"] = [() => new FixedSet().With("pictures/a.png", "")],
        ["IMG007"] = [() => new FixedSet().With("pictures/a.png", PngWriter.Encode(new PixelImage(2, 1, [1, 2, 3, 0, 4, 5, 6, 255])))],
        ["IMG008"] = [() => new FixedSet().With("pictures/a.png", PngWriter.Encode(new PixelImage(2, 1, [1, 2, 3, 90, 4, 5, 6, 255])))],
        ["IMG009"] =
        [
            () => new FixedSet().With("pictures/a.png", TestFiles.Encode(TestFiles.Picture(8, 8), SKEncodedImageFormat.Jpeg)),
            () => new FixedSet().With("pictures/a.png", TestFiles.Encode(TestFiles.Picture(8, 8), SKEncodedImageFormat.Jpeg)).With("pictures/a.jpg", TestFiles.Encode(TestFiles.Picture(9, 8), SKEncodedImageFormat.Jpeg)),
            () => new FixedSet().With("pictures/a.webp", PngWriter.Encode(TestFiles.Picture(4, 4))),
            () => new FixedSet().With("pictures/a.png", Gif),
        ],
        ["IMG010"] = [.. Enumerable.Range(2, 7).Select<int, Func<FixedSet>>(orientation => () => new FixedSet().With("pictures/a.png", Turned(orientation)))],
        ["IMG011"] = [() => new FixedSet().With("pictures/a.png", DeepGray)],
        ["IMG012"] = [() => new FixedSet().With("pictures/a.jpg", Press), () => new FixedSet().With("pictures/a.jpg", CmykJpeg.Of(2, (x, y) => ((byte)(90 * x), 10, (byte)(90 * y), 30)))],
        ["IMG013"] = [() => new FixedSet().With("pictures/a.png", InDisplayP3(Enlarged(24, 24)))],
        ["IMG014"] = [() => new FixedSet().With("pictures/a.png", TestFiles.WithChunk(PngWriter.Encode(TestFiles.Picture(8, 8)), "acTL", [0, 0, 0, 2, 0, 0, 0, 0]))],
        ["IMG015"] = [() => new FixedSet().With("pictures/a.png", PngWriter.Encode(new PixelImage(3, 1, [1, 2, 3, 0, 4, 5, 6, 90, 4, 5, 6, 255])))],
        ["IMG030"] = [() => new FixedSet().With("pictures/a.png", PngWriter.Encode(Enlarged(24, 240)))],
        ["IMG031"] = [() => new FixedSet().With("pictures/a.png", PngWriter.Encode(Enlarged(24, 512)))],
        ["IMG032"] = [() => new FixedSet().With("pictures/a.jpg", TestFiles.Encode(Enlarged(24, 480), SKEncodedImageFormat.Jpeg, 95))],
        ["SET012"] = [() => new FixedSet().With("pictures/a.png", PngWriter.Encode(TestFiles.Picture(24, 24))).With("pictures/b.png", PngWriter.Encode(Changed(TestFiles.Picture(24, 24))))],
        ["SET013"] = [() => new FixedSet().With("pictures/a.png", PngWriter.Encode(Enlarged(24, 24))).With("pictures/b.png", PngWriter.Encode(TurnedPicture.Of(Enlarged(24, 24), 2)))],
        ["SET014"] = [() => new FixedSet().With("pictures/a.png", PngWriter.Encode(Enlarged(24, 240))).With("pictures/b.png", PngWriter.Encode(Enlarged(24, 24)))],
        ["CAP002"] = [() => new FixedSet().WithPicture("a", caption: "\r\n  \r\npunk, hat\r\n"), () => new FixedSet().WithPicture("a", caption: ""), () => new FixedSet().WithPicture("a", caption: " \n")],
        ["CAP003"] =
        [
            () => new FixedSet().WithPicture("a").With("pictures/a.txt", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("café\r\n")]),
            () => new FixedSet().WithPicture("a").With("pictures/a.txt", [.. "caf"u8, 0xE9, (byte)'\n']),
        ],
        ["CAP004"] = [() => new FixedSet().WithPicture("a", caption: "punk,\nblue hair\n\nhat")],
        ["CAP005"] = [() => new FixedSet().WithPicture("a", caption: "\ufeffpunk\r\n")],
        ["CAP006"] = [() => new FixedSet().WithPicture("a", caption: "punk, hair (#a3b1c2), palette: #595860, #a57a67, eyes (#000000, #111111)")],
        ["CAP021"] = [() => new FixedSet().WithPicture("a", caption: "punk in a cafÃ© &amp; bar\n")],
        ["CAP023"] = [() => new FixedSet().WithPicture("a", caption: "punk, Hat , smile,hat, punk\n")],
        ["CAP024"] = [() => new FixedSet().WithPicture("a", caption: "punk, light light light skin, very very tall")],
        ["CAP026"] =
        [
            () => new FixedSet { Trigger = "bespoke punk" }.WithPicture("a", caption: "smile, hat"),
            () => new FixedSet { Trigger = "bespoke punk" }.WithPicture("a", caption: "smile, Bespoke Punk, hat"),
            () => new FixedSet { Trigger = "bespoke punk" }.WithPicture("a", caption: "portrait of bespoke punk, hat"),
            () => new FixedSet { Trigger = "pixel art, punk" }.WithPicture("a", caption: "smile, pixel art, punk, hat"),
        ],
        ["CAP030"] = [() => new FixedSet().WithPicture("a", caption: "punk, hair, Lips, smile")],
        ["SET003"] = [() => new FixedSet().WithPicture("a").WithPicture("b"), () => new FixedSet().WithPicture("a", caption: null).WithPicture("b").WithPicture("c", caption: "other")],
        ["SET004"] = [() => new FixedSet { HasMaps = true }.WithPicture("a").With("pictures/a.webp", TestFiles.Encode(TestFiles.Picture(9, 9), SKEncodedImageFormat.Webp)).With("maps/a.png", PngWriter.Encode(TestFiles.Picture(12, 12)))],
        ["SET005"] = [() => new FixedSet().WithPicture("a").With("pictures/nobody.txt", "x")],
        ["SET006"] = [() => new FixedSet().WithPicture("a").WithPicture("b", caption: "other")],
        ["SET008"] = [() => new FixedSet { HasMaps = true }.WithPicture("a").With("maps/a.png", PngWriter.Encode(TestFiles.Picture(12, 12))).With("maps/b.png", PngWriter.Encode(TestFiles.Picture(12, 12)))],
        ["SET010"] = [() => new FixedSet().WithPicture("a", caption: null).With("pictures/a.caption", "x")],
    };

    public static TheoryData<string> Codes => [.. RuleCatalogue.All.Where(rule => rule.Fix is not null).Select(rule => rule.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_fix_silences_its_rule_and_is_taken_back_byte_for_byte(string code)
    {
        foreach (Func<FixedSet> make in Faulty[code])
        {
            using FixedSet set = make();
            FolderState before = set.State();
            Assert.Contains(set.Check(), finding => finding.Code == code && finding.Fix is not null);
            FixPlan plan = set.Fix(Magenta, code);
            Assert.NotEmpty(plan.Fixes);
            Assert.Empty(plan.Left);
            Assert.DoesNotContain(set.Check(), finding => finding.Code == code);
            Assert.Empty(set.Plan(Magenta, code).Changes.Changes);
            set.Undo();
            before.AssertUntouched(set.State());
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_a_sarif_log_says_of_a_fix_is_what_the_fix_does(string code)
    {
        foreach (Func<FixedSet> make in Faulty[code])
        {
            using FixedSet set = make();
            Finding finding = set.Check().First(finding => finding.Code == code && finding.Fix is not null);
            JsonElement? said = set.Said(finding);
            Assert.Equal(finding.Fix is { Place: FixPlace.Captions, Kind: not (FixKind.SetAside or FixKind.CaptionExtension) }, said is not null);
            if (said is not { } fixes)
                continue;
            JsonElement change = fixes[0].GetProperty("artifactChanges")[0];
            string file = change.GetProperty("artifactLocation").GetProperty("uri").GetString()!["file://".Length..];
            byte[] expected = SarifEdit.Apply(File.ReadAllBytes(file), change.GetProperty("replacements")[0]);
            set.Fix(Magenta, code);
            Assert.Equal(expected, File.ReadAllBytes(file));
        }
    }

    [Fact]
    public void Only_rules_that_say_so_offer_a_fix()
    {
        foreach ((string _, Func<FixedSet>[] sets) in Faulty)
        {
            foreach (Func<FixedSet> make in sets)
            {
                using FixedSet set = make();
                Assert.All(set.Check().Where(finding => finding.Fix is not null), finding => Assert.NotNull(RuleCatalogue.Find(finding.Code)!.Fix));
                Assert.All(set.Check().Where(finding => finding.Fix is { IsCertain: true }), finding => Assert.False(RuleCatalogue.Find(finding.Code)!.Fix!.OnlyWhenNamed));
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_turned_picture_is_what_viewers_show(int orientation)
    {
        using FixedSet set = new FixedSet().With("pictures/a.png", Turned(orientation));
        set.Fix(null, "IMG010");
        PixelImage fixedPicture = PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(set.Pictures, "a.png"))).Pixels!;
        Assert.Equal(Upright.Pixels.ToArray(), fixedPicture.Pixels.ToArray());
    }

    [Fact]
    public void Sixteen_bits_of_gray_become_eight_and_not_white()
    {
        using FixedSet set = new FixedSet().With("pictures/a.png", DeepGray);
        set.Fix();
        PixelImage image = PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(set.Pictures, "a.png"))).Pixels!;
        Assert.Equal([0xFF121212, 0xFFFFFFFF], image.Pixels.ToArray());
    }

    [Fact]
    public void What_is_transparent_shows_the_background_that_was_named()
    {
        using FixedSet set = new FixedSet().With("pictures/a.png", PngWriter.Encode(new PixelImage(2, 1, [1, 2, 3, 0, 4, 5, 6, 255])));
        Assert.Empty(set.Plan().Fixes);
        Assert.Single(set.Plan(null, "IMG007").Left);
        set.Fix(Magenta);
        ImageFacts facts = ImageMeter.MeasureFile(Path.Combine(set.Pictures, "a.png"), "a.png").Facts;
        Assert.Equal(("RGB", 0), (facts.Mode, facts.TransparentPixels));
        Assert.Equal([0xFFFF00FF, 0xFF060504], PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(set.Pictures, "a.png"))).Pixels!.Pixels.ToArray());
    }

    [Fact]
    public void What_may_have_been_meant_is_only_fixed_when_it_is_named()
    {
        using FixedSet set = new FixedSet().WithPicture("a", caption: "punk\nsecond").WithPicture("b", caption: "hair, #a3b1c2").WithPicture("c", 1, "x").With("pictures/broken.png", "");
        Assert.Empty(set.Fix().Changes.Changes);
    }

    [Fact]
    public void A_duplicate_goes_with_its_caption_and_map_but_not_with_those_of_its_twin()
    {
        using FixedSet set = new FixedSet { HasMaps = true }.WithPicture("a").WithPicture("b").WithPicture("c")
            .With("pictures/b.webp", TestFiles.Encode(TestFiles.Picture(9, 9), SKEncodedImageFormat.Webp))
            .With("maps/a.png", PngWriter.Encode(TestFiles.Picture(12, 12))).With("maps/c.png", PngWriter.Encode(TestFiles.Picture(12, 12)));
        set.Fix(null, "SET003");
        Assert.True(set.Has("pictures/a.txt") && set.Has("pictures/b.txt") && set.Has("pictures/b.webp") && set.Has("maps/a.png"));
        Assert.False(set.Has("pictures/b.png") || set.Has("pictures/c.png") || set.Has("pictures/c.txt") || set.Has("maps/c.png"));
        Assert.True(set.Has("pictures/.kohyaprep/set-aside/c.txt") && set.Has("maps/.kohyaprep/set-aside/c.png"));
    }

    [Fact]
    public void A_renamed_twin_keeps_its_caption_and_its_own_map()
    {
        using FixedSet set = new FixedSet { HasMaps = true }.WithPicture("a", caption: "light light hair")
            .With("pictures/a.webp", TestFiles.Encode(TestFiles.Picture(9, 9), SKEncodedImageFormat.Webp))
            .With("pictures/a-2.txt", "an orphan").With("pictures/a.npz", "latents of one of them")
            .With("maps/a.png", PngWriter.Encode(TestFiles.Picture(12, 12))).With("maps/a.webp", TestFiles.Encode(TestFiles.Picture(9, 9), SKEncodedImageFormat.Webp));
        set.Fix();
        Assert.Equal("light hair", set.Read("pictures/a.txt"));
        Assert.Equal("light hair", set.Read("pictures/a-3.txt"));
        Assert.Equal("an orphan", set.Read("pictures/a-2.txt"));
        Assert.True(set.Has("pictures/a-3.webp") && set.Has("maps/a-3.webp") && set.Has("maps/a.png"));
        Assert.False(set.Has("maps/a.webp") || set.Has("pictures/a.npz"));
    }

    [Fact]
    public void A_caption_of_nothing_else_is_left_alone()
    {
        using FixedSet set = new FixedSet().WithPicture("a", caption: "hair");
        FixPlan plan = set.Plan(null, "CAP030");
        Assert.Empty(plan.Fixes);
        Assert.Equal("CAP030", Assert.Single(plan.Left).Code);
    }

    [Fact]
    public void A_name_that_is_taken_is_left_alone()
    {
        using FixedSet set = new FixedSet().With("pictures/a.webp", TestFiles.Encode(TestFiles.Picture(8, 8), SKEncodedImageFormat.Jpeg)).With("pictures/a.jpg", TestFiles.Encode(TestFiles.Picture(9, 8), SKEncodedImageFormat.Jpeg));
        FixPlan plan = set.Plan(null, "IMG009");
        Assert.Empty(plan.Fixes);
        Assert.Contains("a.jpg", Assert.Single(plan.Left).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_real_captions_are_fixed_and_come_back_as_they_were()
    {
        using FixedSet set = new();
        string real = Shared.Path("punks");
        foreach (string folder in (string[])["images", "captions"])
        {
            foreach (string file in Directory.GetFiles(Path.Combine(real, folder)))
                set.With($"pictures/{Path.GetFileName(file)}", File.ReadAllBytes(file));
        }

        FolderState before = set.State();
        IReadOnlyList<Finding> found = set.Check();
        FixPlan plan = set.Fix();
        Assert.True(plan.Fixes.Count > 20, $"{plan.Fixes.Count} fixes");
        Assert.DoesNotContain(set.Check(), finding => finding.Fix is { IsCertain: true });
        Assert.Contains(found, finding => finding.Code == "CAP024");
        set.Fix(null, "CAP006", "CAP030");
        Assert.DoesNotContain(set.Check(), finding => finding.Code is "CAP006" or "CAP030");
        set.Undo();
        set.Undo();
        before.AssertUntouched(set.State());
    }

    [Fact]
    public void Of_copies_one_stays_whatever_several_rules_say()
    {
        using FixedSet set = new FixedSet().With("pictures/a.png", PngWriter.Encode(Enlarged(24, 240))).With("pictures/b.png", PngWriter.Encode(Enlarged(24, 24)))
            .With("pictures/c.png", PngWriter.Encode(Enlarged(24, 240))).With("pictures/c.txt", "x").With("pictures/d.png", PngWriter.Encode(TurnedPicture.Of(Enlarged(24, 24), 2)));
        int rounds = 0;
        while (set.Fix(null, "SET003", "SET012", "SET013", "SET014").Fixes.Count > 0)
            Assert.True(++rounds < 4);
        Assert.Single(Directory.GetFiles(set.Pictures, "*.png"));
    }

    /// <summary>A sprite of large flat parts and single pixels, enlarged by repeating its pixels.</summary>
    private static PixelImage Enlarged(int side, int size) => TestFiles.Of(size, size, (x, y) =>
    {
        (int column, int row) = (x * side / size, y * side / size);
        uint mixed = (uint)((column * 73856093) ^ (row * 19349663));
        return 0xFF000000 | (mixed % 8 * 0x1F1F1F) ^ (mixed % 5 * 0x302010);
    });

    /// <summary>With the colour profile of wide-gamut screens.</summary>
    private static byte[] InDisplayP3(PixelImage image)
    {
        using SKColorSpace colours = SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.DisplayP3);
        using SKImage picture = SKImage.FromPixelCopy(new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque, colours), image.Rgba);
        using SKData file = picture.Encode(SKEncodedImageFormat.Png, 100);
        return file.ToArray();
    }

    private static PixelImage Changed(PixelImage image)
    {
        image.Pixels[..8].Fill(0xFF0000FF);
        return image;
    }

    private static PixelImage Upright => TestFiles.Of(3, 2, (x, y) => (uint)(1 + x + (10 * y)));

    /// <summary>The picture as a camera stores it that was held so.</summary>
    private static byte[] Turned(int orientation)
    {
        PixelImage up = Upright;
        (int width, int height) = orientation >= 5 ? (up.Height, up.Width) : (up.Width, up.Height);
        PixelImage stored = TestFiles.Of(width, height, (x, y) =>
        {
            // Which pixel of the upright picture the stored row and column are (EXIF: the 0th row is the visual … side).
            (int column, int row) = orientation switch
            {
                2 => (up.Width - 1 - x, y),
                3 => (up.Width - 1 - x, up.Height - 1 - y),
                4 => (x, up.Height - 1 - y),
                5 => (y, x),
                6 => (up.Width - 1 - y, x),
                7 => (up.Width - 1 - y, up.Height - 1 - x),
                _ => (y, up.Height - 1 - x),
            };
            return up.Row(row)[column];
        });
        return TestFiles.WithChunk(PngWriter.Encode(stored), "eXIf", TestFiles.Exif((byte)orientation));
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (System.IO.Compression.ZLibStream zlib = new(packed, System.IO.Compression.CompressionLevel.Fastest))
            zlib.Write(bytes);
        return packed.ToArray();
    }
}
