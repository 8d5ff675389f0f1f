using System.Text.Json;
using KohyaPrep.Core.Captions;

namespace KohyaPrep.Variants;

/// <summary>What a portrait truly shows, by its line of <c>traits.jsonl</c>, and which words for it are right.</summary>
public sealed class TraitTruth
{
    private readonly Dictionary<TraitKind, string[]> right;

    private TraitTruth(string file, Dictionary<TraitKind, string[]> right) => (File, this.right) = (file, right);

    public string File { get; }

    /// <summary>solid, striped, checkered, gradient or split.</summary>
    public required string Background { get; init; }

    /// <summary>Plain words.</summary>
    public required IReadOnlyList<string> BackgroundColours { get; init; }

    /// <param name="line">A JSON object, as the generator of the bundled punks writes it.</param>
    public static TraitTruth Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        string skin = root.GetProperty("skin").GetString()!;
        Dictionary<TraitKind, string[]> right = new()
        {
            [TraitKind.Skin] = skin switch
            {
                "pale" or "fair" or "rosy" => ["light"],
                "golden" => ["light", "tan"],
                "tan" or "olive" => ["tan"],
                "brown" => ["brown"],
                "dark brown" => ["brown", "dark brown"],
                "deep brown" => ["dark brown"],
                _ => [skin],
            },
            [TraitKind.Hair] = Part(root, "hair", "color") is { } hair ? [hair] : [],
            [TraitKind.Eyes] = root.GetProperty("eyes").GetString() is { } eyes ? [eyes] : [],
            [TraitKind.Headwear] = Part(root, "headwear", "color") switch
            {
                null => [],
                "gold" => ["yellow headwear", "headwear"],
                string colour => [$"{colour} headwear", "headwear"],
            },
            [TraitKind.Glasses] = Part(root, "glasses", "style") switch
            {
                null or "eye patch" or "monocle" => [],
                "shades" or "aviators" or "visor" or "heart glasses" or "goggles" or "3d glasses" => ["glasses", "sunglasses"],
                _ => ["glasses"],
            },
            [TraitKind.Beard] = Part(root, "beard", "style") is { } beard && beard != "moustache" ? ["beard"] : [],
        };
        JsonElement background = root.GetProperty("background");
        return new TraitTruth(root.GetProperty("file").GetString()!, right)
        {
            Background = background.GetProperty("kind").GetString()!,
            BackgroundColours = [.. background.GetProperty("colors").EnumerateArray().Select(colour => colour.GetString()!)],
        };
    }

    /// <summary>Whether the picture shows something of this kind.</summary>
    public bool Has(TraitKind kind) => right[kind].Length > 0;

    /// <summary>The words that are right, for a message.</summary>
    public string InWords(TraitKind kind) => right[kind] is [string first, ..] ? first : "nothing";

    public bool IsTrue(Trait said) => right[said.Kind].Contains(said.Words);

    private static string? Part(JsonElement root, string name, string part) =>
        root.GetProperty(name) is { ValueKind: JsonValueKind.Object } thing && thing.TryGetProperty(part, out JsonElement value) ? value.GetString() : null;
}
