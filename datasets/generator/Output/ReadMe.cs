using System.Globalization;
using System.Text;
using KohyaPrep.Punks.Painting;
using KohyaPrep.Punks.Traits;

namespace KohyaPrep.Punks.Output;

/// <summary>The page beside a set: what it is, how it is made again, and how often each trait occurs.</summary>
public static class ReadMe
{
    public static string Of(IReadOnlyList<Portrait> set)
    {
        int[] colours = [.. set.Select(portrait => portrait.Canvas.DistinctColours()).Order()];
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Punks
            {set.Count} portraits of 24×24 pixels with captions, drawn by the generator in `datasets/generator/`: a sample to try
            every part of KohyaPrep on. All pixels are opaque; about half of the files are RGB and half RGBA, as found sets are.
            Every picture has {colours[0]} to {colours[^1]} colours, half of them at most {colours[colours.Length / 2]}.

            | file | what |
            | --- | --- |
            | `images/NAME.png` | a portrait |
            | `images/NAME.txt` | its caption, one line |
            | `traits.jsonl` | what each portrait shows, one JSON object a line |
            | `LICENSE` | CC0 1.0: do with it what you like |

            What a hat, glasses or hair cover is in no caption and no trait: the hair of a wholly covered head is `covered`,
            eyes behind dark lenses are `null`.

            ## Making it again
            ```
            dotnet run --project datasets/generator -- datasets/punks
            ```
            gives these files byte for byte, this page among them. `--seed N` draws other people, `--count N` more or fewer,
            and `--sheet FILE.png` also writes all of them on one enlarged picture.

            ## How often each trait occurs

            """);
        text.Append("| trait | values |\n| --- | --- |\n");
        Add(text, "kind", set, seen => [seen.Kind == Kind.Lad ? "lad" : "lady"]);
        Add(text, "skin", set, seen => [seen.Skin]);
        Add(text, "hair", set, seen => [seen.Hair?.Name ?? "covered"]);
        Add(text, "hair colour", set, seen => [seen.Hair?.Colour ?? "none"]);
        Add(text, "eyes", set, seen => [seen.Eyes ?? "hidden"]);
        Add(text, "headwear", set, seen => [seen.Headwear?.Name ?? "none"]);
        Add(text, "glasses", set, seen => [seen.Glasses?.Name ?? "none"]);
        Add(text, "beard", set, seen => [seen.Beard?.Name ?? "none"]);
        Add(text, "clothes", set, seen => [seen.Clothes.Name]);
        Add(text, "expression", set, seen => [seen.Expression.Name]);
        Add(text, "jewellery", set, seen => seen.Jewellery.Count == 0 ? ["none"] : seen.Jewellery.Select(thing => thing.Name));
        Add(text, "background", set, seen => [seen.Backdrop.Kind]);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Add(
        StringBuilder text, string trait, IReadOnlyList<Portrait> set, Func<SeenTraits, IEnumerable<string>> values)
    {
        IEnumerable<string> counts = set.SelectMany(portrait => values(portrait.Seen))
            .GroupBy(value => value, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count()}"));
        text.Append(CultureInfo.InvariantCulture, $"| {trait} | {string.Join(", ", counts)} |\n");
    }
}
