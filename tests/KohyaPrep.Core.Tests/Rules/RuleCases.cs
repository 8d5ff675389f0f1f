using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules;
using static KohyaPrep.Core.Tests.Rules.Subjects;

namespace KohyaPrep.Core.Tests.Rules;

/// <summary>A bad and a good subject for each rule on pictures, captions and sets.</summary>
internal static class RuleCases
{
    private static readonly ImageFacts A = Picture("a.png");
    private static readonly ImageFacts B = Picture("b.png");
    private static readonly ImageFacts Art = A with { Kind = PictureKind.PixelArt, ArtPixel = 1, ArtWidth = 24, ArtHeight = 24, DarkLuma = 0.2, BrightLuma = 0.8, Entropy = 3 };
    private static readonly ImageFacts Photo = A with { Kind = PictureKind.ContinuousTone, Colours = 5000, DarkLuma = 0.2, BrightLuma = 0.8, Entropy = 7, Sharpness = 0.8 };

    public static IReadOnlyList<(string Code, object Bad, object Good)> All { get; } =
    [
        ("IMG001", A with { Readability = Readability.Undecodable }, A),
        ("IMG002", A with { Readability = Readability.CutShort }, A),
        ("IMG003", Picture("a.gif"), A),
        ("IMG005", A with { Readability = Readability.Empty }, A),
        ("IMG006", A with { Width = 40000, Height = 40000, Readability = Readability.TooLarge }, A with { Width = 4096, Height = 4096 }),
        ("IMG007", A with { TransparentPixels = 100 }, A with { Mode = "RGBA" }),
        ("IMG008", A with { TranslucentPixels = 1 }, A with { TransparentPixels = 100 }),
        ("IMG009", A with { Format = "jpeg" }, Picture("a.jpeg")),
        ("IMG010", A with { Orientation = 6 }, A),
        ("IMG011", A with { Mode = "I;16", BitDepth = 16 }, A with { Mode = "L" }),
        ("IMG012", Picture("a.jpg") with { Mode = "CMYK" }, A with { Mode = "P" }),
        ("IMG013", A with { ColourProfile = "Adobe RGB (1998)", ProfileShift = 2.5 }, A with { ColourProfile = "sRGB IEC61966-2.1", ProfileShift = 0 }),
        ("IMG014", A with { IsAnimated = true }, A),
        ("IMG015", A with { FringePixels = 3, TranslucentPixels = 3 }, A with { TranslucentPixels = 3 }),
        ("IMG016", Photo with { Sharpness = 0.3 }, Photo),
        ("IMG017", Photo with { BrightLuma = 0.2 }, Art with { BrightLuma = 0.2 }),
        ("IMG018", Photo with { DarkLuma = 0.95 }, Art with { DarkLuma = 0.95 }),
        ("IMG019", Photo with { Entropy = 1.5 }, Art with { Entropy = 1.5 }),
        ("IMG021", Photo with { Blockiness = 3 }, Art with { Blockiness = 3 }),
        ("IMG022", Art with { Colours = 1 }, Art with { Colours = 2, Entropy = 1 }),
        ("IMG023", A with { Width = 4000, Height = 500 }, A with { Width = 1000, Height = 500 }),
        ("IMG030", Enlarged(768), Art),
        ("IMG031", Enlarged(512), Enlarged(768)),
        ("IMG032", Enlarged(512) with { OffGridPixels = 90 }, Enlarged(512)),
        ("IMG033", Enlarged(189) with { ArtPixel = 8, ArtLeft = 5 }, Enlarged(192)),
        ("IMG034", Art with { FaintSteps = 0.2 }, Art with { FaintSteps = 0.1 }),
        ("IMG035", Art with { Colours = 65 }, Art with { Colours = 40 }),
        ("IMG036", Art with { StrayPixels = 1 }, Art with { StrayPixels = 30 }),

        ("CAP001", Subject([A, B], Caption("a.txt")), Subject([A, B], Caption("a.txt"), Caption("b.txt"))),
        ("CAP002", Caption(text: ""), Caption()),
        ("CAP003", CaptionReader.Read([0x63, 0xE9], "a.txt", "set/a.txt"), Caption(text: "café")),
        ("CAP004", Caption(text: "one\ntwo"), Caption(text: "one\n\n  \n")),
        ("CAP005", Caption(text: "\ufeffpunk"), Caption()),
        ("CAP006", Caption(text: "punk, #A3b1C2 background"), Caption(text: "punk, #1 fan, #nofilter, #a3b1c2z")),
        ("CAP007", Caption() with { Text = "", Trouble = "permission denied" }, Caption()),
        ("CAP008", new TemplateText("{triger}", new Location("r.yaml", 3, 13)), new TemplateText("{trigger}, {{x}}", new Location("r.yaml", 3, 13))),
        ("CAP020", Subject([A], Caption(text: $"punk{Repeated(", hat", 40)}")), Subject([A], Caption(text: $"punk{Repeated(", hat", 37)}"))),
        ("CAP021", Caption(text: "punk in a cafÃ©"), Caption(text: "\ufeffpunk’s “café”, ﬁre, Ｐ, salt & pepper")),
        ("CAP022", Caption(text: "punk, eyes at (9, 12) and (14, 12)"), Caption(text: "punk, 24x24, (hat:1.1), 2 rows of buttons, 10, 20")),
        ("CAP023", Caption(text: "punk, blue background, smile, Blue background"), Caption(text: "punk, blue background, blue hat")),
        ("CAP024", Caption(text: "punk, light Light skin"), Caption(text: "punk, light, light skin, very very dark, so-so so, lights light")),
        ("CAP025", Caption(text: "punk, brown hair, green eyes, dark blonde hair"), Caption(text: "punk, brown hair, light brown hair, blonde curly hair, blue hat, red shirt")),
        ("CAP026", Triggered("smile, bespoke punks"), Triggered("Bespoke Punk, smile")),
        ("CAP027", Captions(12, i => i < 3 ? "punk" : $"punk, hat {i}"), Captions(12, i => i < 2 ? "punk" : $"punk, hat {i}")),
        ("CAP028", Captions(12, i => $"pixel art, sharp edges, hat {i}"), Captions(12, i => $"pixel art, hat {i}")),
        ("CAP029", Captions(6, i => i < 5 ? "a punk with brown eyes" : "a punk with rbown eyes"), Captions(6, i => i < 5 ? "a punk with button eyes" : "a punk with unbuttoned jacket")),
        ("CAP030", Caption(text: "punk, Hair, lips, solid background"), Caption(text: "punk, brown hair, solid blue background, smile")),
        ("CAP045", Shuffled("pixel art, 24x24, portrait of bespoke punk"), Shuffled("bespoke punk, 24x24")),

        ("SET001", Subject([Picture("a.gif")]), Subject([A])),
        ("SET002", Subject([A, B with { Width = 48 }]), Subject([A, B])),
        ("SET003", Subject([A, B with { PixelHash = A.PixelHash }]), Subject([A, B])),
        ("SET004", Subject([A, Picture("a.jpg")]), Subject([A, Picture("b.jpg")])),
        ("SET005", Subject([A], Caption("a.txt"), Caption("b.txt")), Subject([A], Caption("a.txt"))),
        ("SET006", Subject([A, B with { PixelHash = A.PixelHash }], Caption("a.txt", "red"), Caption("b.txt", "blue")),
            Subject([A, B with { PixelHash = A.PixelHash }], Caption("a.txt", "red"), Caption("b.txt", "red\n"))),
        ("SET007", WithMaps([A, B], A), WithMaps([A], A)),
        ("SET008", WithMaps([A], A, B), WithMaps([A], A)),
        ("SET009", WithMaps([A], A with { Width = 512, Height = 512 }), WithMaps([A], A)),
        ("SET010", new DatasetSubject(Set([A]) with { UnreadCaptions = ["a.caption"] }, new DatasetUse()),
            new DatasetSubject(Set([A]) with { UnreadCaptions = ["readme.caption"] }, new DatasetUse())),
        ("SET011", new DatasetSubject(Set([A]) with { ClosedFolders = ["set/old"] }, new DatasetUse()), Subject([A])),
        ("SET012", Near(NearKind.Alike), Near(NearKind.Mirrored)),
        ("SET013", Near(NearKind.Mirrored), Near(NearKind.Alike)),
        ("SET014", Near(NearKind.OtherSize), Near(NearKind.Alike)),
        ("SET015", Near(NearKind.Alike, Caption("a.txt", "punk, brown hair"), Caption("b.txt", "punk, blue hair")), Near(NearKind.Alike, Caption("a.txt", "punk, brown hair"), Caption("b.txt", "punk, brown hair, blue hat"))),
        ("SET016", Many(20, i => Picture($"{i:00}.png") with { Width = i == 0 ? 48 : 24 }), Many(20, i => Picture($"{i:00}.png") with { Width = i < 8 ? 48 : 24 })),
        ("SET017", Subject([A, B], Caption("a.txt")), Subject([A, B], Caption("a.txt"), Caption("b.txt"))),
        ("SET018", Subject([A, B with { Mode = "RGBA" }]), Subject([A, B])),
        ("SET019", Subject([A with { ColourProfile = "sRGB" }, B]), Subject([A, B])),
        ("SET022", Many(40, i => Picture($"{(i < 37 ? "lad" : "lady")}_{i:000}.png")), Many(40, i => Picture($"{(i < 30 ? "lad" : "lady")}_{i:000}.png"))),
        ("SET023", Many(20, i => Picture($"{i}.png") with { Sketch = new(BackgroundKind.Solid, [i < 12 ? "blue" : "red"], []) }),
            Many(20, i => Picture($"{i}.png") with { Sketch = new(BackgroundKind.Solid, [i < 10 ? "blue" : "red"], []) })),
        ("SET024", Many(40, i => Picture(i < 30 ? $"10_lad/{i}.png" : $"2_lady/{i}.png")), Many(40, i => Picture(i < 30 ? $"2_lad/{i}.png" : $"6_lady/{i}.png"))),
        ("SET025", Subject([A, B]) with { Use = new DatasetUse { Views = 2000 } }, Subject([A, B]) with { Use = new DatasetUse { Views = 100 } }),
        ("SET026", Subject([A, Picture("reg/1_person/x.png") with { PixelHash = A.PixelHash }]), Subject([A, Picture("reg/1_person/x.png")])),
        ("SET027", new DatasetSubject(Set([A]) with { PaletteOutliers = [new("a.png", 6, 8)] }, new DatasetUse()), Subject([A])),
        ("SET028", Many(10, i => (i == 0 ? Photo : Art) with { Path = $"{i}.png" }), Many(10, i => (i < 5 ? Photo : Art) with { Path = $"{i}.png" })),
        ("SET030", WithMaps([A], A with { LightShare = 0 }), WithMaps([A], A with { LightShare = 0.02 })),
        ("SET031", WithMaps([A], A with { LightShare = 0.41 }), WithMaps([A], A with { LightShare = 0.4 })),
    ];

    private static ImageFacts Enlarged(int side) => Art with { Width = side, Height = side, ArtPixel = side / 24.0 };

    private static DatasetSubject Near(NearKind kind, params CaptionFacts[] captions) =>
        new(Set([A, B], captions) with { NearDuplicates = [new NearGroup(kind, ["a.png", "b.png"], 1)] }, new DatasetUse());

    private static DatasetSubject Many(int count, Func<int, ImageFacts> picture) => Subject([.. Enumerable.Range(0, count).Select(picture)]);

    private static DatasetSubject Shuffled(string caption) =>
        Subject([A], Caption(text: caption)) with { Use = new DatasetUse { Trigger = "bespoke punk", Shuffles = true, KeepTokens = 1 } };

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static DatasetSubject Triggered(string caption) => Subject([A], Caption(text: caption)) with { Use = new DatasetUse { Trigger = "bespoke punk" } };

    private static DatasetSubject Captions(int count, Func<int, string> text) =>
        Subject([], [.. Enumerable.Range(0, count).Select(i => Caption($"{i:00}.txt", text(i)))]);

    public static IReadOnlyList<Finding> Check(string code, object subject) => (RuleCatalogue.Find(code), subject) switch
    {
        (Rule<ImageFacts> rule, ImageFacts picture) => [.. rule.Check(picture)],
        (Rule<CaptionFacts> rule, CaptionFacts caption) => [.. rule.Check(caption)],
        (Rule<DatasetSubject> rule, DatasetSubject set) => [.. rule.Check(set)],
        (Rule<TemplateText> rule, TemplateText template) => [.. rule.Check(template)],
        _ => throw new InvalidOperationException($"{code} does not look at {subject.GetType().Name}."),
    };
}
