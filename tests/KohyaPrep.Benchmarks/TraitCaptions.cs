using System.Globalization;
using KohyaPrep.Core.Captions;
using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Portraits;
using KohyaPrep.Imaging.Sketches;

namespace KohyaPrep.Benchmarks;

/// <summary>How often people's own captions say the same as the pixels, where they speak of the same thing.</summary>
internal static class TraitCaptions
{
    /// <summary>What people call a thing of this kind, and other words for the words that pixels give.</summary>
    private static readonly (TraitKind Kind, string[] Names, string[] Colours)[] Kinds =
    [
        (TraitKind.Skin, ["skin"], ["light", "pale", "medium", "tan", "olive", "dark", "brown", "black", "gray", "grey", "green", "blue"]),
        (TraitKind.Hair, ["hair"], ["black", "brown", "blonde", "blond", "golden", "red", "auburn", "orange", "gray", "grey", "silver", "white", "pink", "blue", "green", "teal", "purple", "yellow"]),
        (TraitKind.Eyes, ["eyes"], ["black", "brown", "hazel", "blue", "green", "gray", "grey", "orange", "red", "purple", "pink", "lavender", "lilac"]),
        (TraitKind.Headwear, ["hat", "cap", "beanie", "crown", "tiara", "headband", "bandana", "hood", "hoodie", "beret", "helmet", "bow", "headphones", "fedora", "headscarf"], []),
        (TraitKind.Glasses, ["glasses", "sunglasses", "shades", "goggles", "lenses", "visor"], []),
        (TraitKind.Beard, ["beard", "stubble", "goatee"], []),
    ];

    private static readonly string[] BackgroundColours =
        ["black", "brown", "red", "orange", "gray", "grey", "white", "pink", "blue", "green", "teal", "turquoise", "purple", "yellow", "tan", "beige", "peach", "lavender", "navy", "salmon"];

    private static readonly Dictionary<string, string[]> Alike = new(StringComparer.Ordinal)
    {
        ["gray"] = ["grey", "silver"],
        ["blonde"] = ["blond", "golden", "yellow"],
        ["brown"] = ["auburn", "medium", "dark"],
        ["red"] = ["auburn", "orange"],
        ["orange"] = ["red"],
        ["dark brown"] = ["dark", "black", "brown"],
        ["tan"] = ["medium", "olive", "light"],
        ["light"] = ["pale"],
        ["hazel"] = ["green", "brown"],
        ["purple"] = ["lavender", "lilac"],
    };

    public static void Print(string images, string captions)
    {
        List<(string Caption, IReadOnlyList<Trait> Traits)> read = [];
        int backgrounds = 0, backgroundsRight = 0;
        foreach (string path in PictureFolder.List(images, recursive: false))
        {
            string file = Path.Combine(captions, Path.ChangeExtension(path, ".txt"));
            if (!File.Exists(file))
                continue;
            PixelImage image = PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(images, path))).Pixels!;
            string caption = File.ReadAllText(file).ToLowerInvariant();
            read.Add((caption, [.. PortraitReading.Of(image).Where(trait => trait.IsSure)]));
            if (ColoursOf(caption, "background") is { Length: > 0 } said && said.Any(BackgroundColours.Contains) && SpriteSketch.Draw(image) is { BackgroundColours: [string first, ..] })
            {
                backgrounds++;
                backgroundsRight += first.Split(' ').Any(word => said.Contains(word) || Alike.GetValueOrDefault(word, []).Any(said.Contains)) ? 1 : 0;
            }
        }

        Console.WriteLine($"{images}: {read.Count} portraits with captions");
        Console.WriteLine("| trait | said | the caption speaks of it | and says the same |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach ((TraitKind kind, string[] names, string[] colours) in Kinds)
        {
            (string Caption, Trait Said)[] said = [.. read.SelectMany(one => one.Traits.Where(trait => trait.Kind == kind), (one, trait) => (one.Caption, trait))];
            (string Caption, Trait Said)[] spoken = [.. said.Where(one => Speaks(one.Caption, names, colours))];
            int same = spoken.Count(one => colours.Length == 0 || Says(one.Caption, names[0], one.Said.Words));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind.ToString().ToLowerInvariant()} | {said.Length} | {spoken.Length} | {same} |"));
            foreach ((string caption, Trait trait) in spoken.Where(one => colours.Length > 0 && !Says(one.Caption, names[0], one.Said.Words)))
                Console.Error.WriteLine($"{kind}: '{trait.Words}', and the caption: {string.Join(" ", ColoursOf(caption, names[0]))}");
        }

        Console.WriteLine($"| background | | {backgrounds} | {backgroundsRight} |");
    }

    private static bool Speaks(string caption, string[] names, string[] colours) => colours.Length == 0
        ? CaptionFragments.WordsOf(caption).Any(names.Contains)
        : ColoursOf(caption, names[0]).Any(colours.Contains);

    private static bool Says(string caption, string name, string words)
    {
        string[] said = ColoursOf(caption, name);
        return words.Split(' ').Any(said.Contains) || Alike.GetValueOrDefault(words, []).Any(said.Contains);
    }

    /// <summary>The words before a name, back to the last comma or the eighth word.</summary>
    private static string[] ColoursOf(string caption, string name) =>
    [
        .. CaptionFragments.Of(caption)
            .Select(fragment => CaptionFragments.WordsOf(fragment).ToList())
            .Where(words => words.Contains(name))
            .SelectMany(words => words.Take(words.LastIndexOf(name)).TakeLast(8)),
    ];
}
