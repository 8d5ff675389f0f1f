using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.Fixes;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Variants;
using SkiaSharp;

namespace KohyaPrep.Imaging.Tests.Faults;

/// <summary>Files for the rules on sets, but for those on edge maps.</summary>
internal static class SetFaults
{
    private static readonly PixelImage[] Sprites = [.. TestSprites.Bundled(30)];

    private static readonly PixelImage Photo = PhotographLike.Make(256, 1);

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        new("SET001", "set", () => new SetFiles().With("set/readme.md", "nothing here"), () => SetFiles.Sprites(1)),
        new("SET002", "set", () => SetFiles.Sprites(3).WithPicture("wide", TestSprites.Tiled(48, 24)), () => SetFiles.Sprites(3)),

        // Copies.
        new("SET003", "set/copy.png", () => SetFiles.Sprites(3).WithPicture("copy", Sprites[0]).WithPicture("p00", Sprites[0]), () => SetFiles.Sprites(3)),
        new("SET004", "set/p00.jpg", () => SetFiles.Sprites(2).With("set/p00.jpg", Jpeg(Photo)), () => SetFiles.Sprites(2).With("set/photo.jpg", Jpeg(Photo))),
        new("SET006", "set/a.txt", () => Pair(Sprites[0], "punk, red hair", Sprites[0], "punk, blue hair"), () => Pair(Sprites[0], "punk, red hair", Sprites[1], "punk, blue hair")),
        new("SET012", "set/a.png", () => Pair(Sprites[0], "punk", Touched(Sprites[0]), "punk"), () => Pair(Sprites[0], "punk", Sprites[1], "punk")),
        new("SET013", "set/a.png", () => Pair(Sprites[0], "punk", TurnedPicture.Of(Sprites[0], 2), "punk"), () => Pair(Sprites[0], "punk", TurnedPicture.Of(Sprites[1], 2), "punk")),
        new("SET014", "set/a.png", () => Pair(Sprites[0], "punk", Canvas.Enlarge(Sprites[0], 16), "punk"), () => Pair(Sprites[0], "punk", Canvas.Enlarge(Sprites[1], 16), "punk")),
        new("SET014", "set/a.png", () => Pair(Sprites[0], "punk", Variation.Enlarge(Sprites[0], 512, 512), "punk"), () => Pair(Sprites[0], "punk", Variation.Enlarge(Sprites[1], 512, 512), "punk")),
        new(
            "SET015", "set/b.txt:1",
            () => Pair(Sprites[0], "punk, brown hair", Touched(Sprites[0]), "punk, blue hair"),
            () => Pair(Sprites[0], "punk, brown hair", Touched(Sprites[0]), "punk, brown hair")),

        // Captions of a set.
        new("SET005", "set/nobody.txt", () => SetFiles.Sprites(2).With("set/nobody.txt", "punk"), () => SetFiles.Sprites(2).WithPicture("nobody", Sprites[3])),
        new("SET010", "set", () => SetFiles.Sprites(3).Renamed("set/p01.txt", "set/p01.caption"), () => SetFiles.Sprites(3)),
        new("SET017", "set", () => SetFiles.Sprites(4).Without("set/p01.txt", "set/p02.txt"), () => SetFiles.Sprites(4)),

        // What the pictures of a set have in common.
        new("SET016", "set", () => SetFiles.Sprites(12).WithPicture("wide", TestSprites.Tiled(48, 24)), () => SetFiles.Sprites(12)),
        new(
            "SET018", "set",
            () => SetFiles.Sprites(2).With("set/clear.png", PngWriter.Encode(Sprites[5], PngColour.Rgba)).With("set/plain.png", PngWriter.Encode(Sprites[6], PngColour.Rgb)),
            () => new SetFiles().With("set/clear.png", PngWriter.Encode(Sprites[5], PngColour.Rgb)).With("set/plain.png", PngWriter.Encode(Sprites[6], PngColour.Rgb))),
        new("SET019", "set", () => SetFiles.Sprites(2).With("set/a.png", TestFiles.WithChunk(PngWriter.Encode(Sprites[5]), "iCCP", ColourProfiles.WideGamutChunk())), () => SetFiles.Sprites(3)),
        new("SET022", "set", () => Classes(18, 3), () => Classes(11, 10)),
        new("SET022", "set", () => Hair(24, i => i < 20 ? "brown" : "red"), () => Hair(24, i => i % 2 == 0 ? "brown" : "red")),
        new("SET023", "set", () => Backgrounds(24, i => i < 16 ? 0 : i), () => Backgrounds(24, i => i)),
        new("SET027", "set/zz.png", () => SetFiles.Sprites(24).WithPicture("zz", Neon()), () => SetFiles.Sprites(25)),
        new("SET028", "set/photo.jpg", () => SetFiles.Sprites(6).With("set/photo.jpg", Jpeg(Photo)), () => SetFiles.Sprites(6)),
        new("SET028", "set/p00.png", () => Photos(6).WithPicture("p00", Sprites[0]), () => Photos(6)),

        // What a recipe does with them.
        new("SET020", "set", () => Photos(2).WithRecipe("lora-sd15"), () => Photos(2).WithRecipe("lora-sd15", more: "canvas: trainer")),
        new(
            "SET021", "recipe.yaml:7",
            () => SetFiles.Sprites(2).WithPicture("wide", TestSprites.Tiled(48, 24)).WithRecipe("lora-sd15", more: "canvas: native"),
            () => SetFiles.Sprites(2).WithPicture("wide", TestSprites.Tiled(48, 24)).WithRecipe("lora-sd15", more: "canvas: {pad: 64}")),
        new("SET024", "set", () => Folders("10_lad", "1_lady"), () => Folders("2_lad", "6_lady")),
        new(
            "SET025", "set",
            () => SetFiles.Sprites(3).WithRecipe("lora-sd15", "  repeats: 100", "training: {epochs: 20}"),
            () => SetFiles.Sprites(3).WithRecipe("lora-sd15", "  repeats: 10", "training: {epochs: 10}")),
        new(
            "SET026", "set/reg/1_person/a.png",
            () => SetFiles.Sprites(2).WithPicture("reg/1_person/a", Sprites[0]).WithPicture("p00", Sprites[0]),
            () => SetFiles.Sprites(2).WithPicture("reg/1_person/a", Sprites[7])),
        new(
            "SET026", "reg/a.png",
            () => SetFiles.Sprites(2).WithPicture("p00", Sprites[0]).With("reg/a.png", PngWriter.Encode(Sprites[0])).WithRecipe("lora-sd15", more: "regularization: {images: reg}"),
            () => SetFiles.Sprites(2).WithPicture("p00", Sprites[0]).With("reg/a.png", PngWriter.Encode(Sprites[7])).WithRecipe("lora-sd15", more: "regularization: {images: reg}")),
        new("SET032", "recipe.yaml:6", () => SetFiles.Sprites(4).WithRecipe("lora-sd15", "  validation: 30"), () => SetFiles.Sprites(4).WithRecipe("lora-sd15", "  validation: 1")),
    ];

    private static byte[] Jpeg(PixelImage picture) => TestFiles.Encode(picture, SKEncodedImageFormat.Jpeg, 90);

    private static SetFiles Pair(PixelImage a, string sayA, PixelImage b, string sayB) => new SetFiles().WithPicture("a", a, sayA).WithPicture("b", b, sayB);

    /// <summary>With eight pixels of its 576 in another colour.</summary>
    private static PixelImage Touched(PixelImage sprite)
    {
        PixelImage touched = new(sprite.Width, sprite.Height, [.. sprite.Rgba]);
        touched.Row(12)[8..16].Fill(0xFF0000FF);
        return touched;
    }

    private static SetFiles Photos(int count)
    {
        SetFiles set = new();
        for (int i = 0; i < count; i++)
            set.With($"set/photo{i}.jpg", Jpeg(PhotographLike.Make(192, i + 1))).With($"set/photo{i}.txt", $"a photograph of place {i}");
        return set;
    }

    private static SetFiles Classes(int lads, int ladies)
    {
        SetFiles set = new();
        for (int i = 0; i < lads + ladies; i++)
            set.WithPicture(i < lads ? $"lad_{i:00}" : $"lady_{i:00}", Sprites[i]);
        return set;
    }

    private static SetFiles Hair(int count, Func<int, string> colour)
    {
        SetFiles set = SetFiles.Sprites(count);
        for (int i = 0; i < count; i++)
            set.With($"set/p{i:00}.txt", $"punk {i}, {colour(i)} hair");
        return set;
    }

    private static SetFiles Folders(string many, string few)
    {
        SetFiles set = new();
        for (int i = 0; i < 9; i++)
            set.WithPicture(i < 7 ? $"{many}/a{i}" : $"{few}/a{i}", Sprites[i]);
        return set;
    }

    /// <summary>Figures of their own before plain backgrounds, of which so many hues apart are so many colours by name.</summary>
    private static SetFiles Backgrounds(int count, Func<int, int> colour)
    {
        uint[] colours = [0xD08040, 0x3030C0, 0x30A030, 0x20C8E8, 0x202020, 0xF0F0F0, 0x808080, 0xA020A0];
        SetFiles set = new();
        for (int i = 0; i < count; i++)
        {
            uint behind = colours[colour(i) % colours.Length];
            int number = i;
            set.WithPicture($"p{i:00}", TestFiles.Of(24, 24, (x, y) => x is >= 6 and < 18 && y >= 6 ? Sprites[number].Row(y)[x] : behind));
        }

        return set;
    }

    /// <summary>A figure in colours that portraits do not have.</summary>
    private static PixelImage Neon() => TestFiles.Of(24, 24, (x, y) => (((x / 4) + (2 * (y / 4))) % 6) switch
    {
        0 => 0x00FF40u,
        1 => 0xFF00F0u,
        2 => 0x10FFD0u,
        3 => 0xFFF000u,
        4 => 0x8000FFu,
        _ => 0x00FFFFu,
    });
}
