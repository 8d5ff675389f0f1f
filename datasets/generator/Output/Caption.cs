using KohyaPrep.Punks.Traits;

namespace KohyaPrep.Punks.Output;

/// <summary>A portrait in words: the trigger, then a phrase for each trait that can be seen.</summary>
public static class Caption
{
    public static string Of(SeenTraits seen)
    {
        List<string> phrases = [Trigger(seen.Kind)];
        Add(seen.Hair?.Phrase);
        Add(seen.Headwear is { } hat ? $"wearing {Article(hat)}{hat.Phrase}" : null);
        Add(seen.Eyes is { } eyes ? $"{eyes} eyes" : null);
        Add($"{seen.Skin} skin");
        Add(seen.Beard?.Phrase);
        Add(seen.Glasses?.Phrase);
        Add(seen.Expression.Phrase);
        phrases.AddRange(seen.Jewellery.Select(thing => thing.Phrase));
        Add(seen.Clothes.Phrase);
        Add(Background(seen.Backdrop));
        return string.Join(", ", phrases);

        void Add(string? phrase)
        {
            if (phrase is not null)
                phrases.Add(phrase);
        }
    }

    public static string Trigger(Kind kind) => $"pixel art portrait of a punk {(kind == Kind.Lad ? "lad" : "lady")}";

    private static string Article(Thing thing) => thing.Name switch
    {
        "earphones" or "cat ears" or "horns" => "",
        _ => "aeiou".Contains(thing.Phrase[0], StringComparison.Ordinal) ? "an " : "a ",
    };

    private static string Background(Backdrop backdrop) => backdrop.Kind switch
    {
        "gradient" => $"{string.Join(" to ", backdrop.Names)} gradient background",
        string kind => $"{kind} {string.Join(" and ", backdrop.Names)} background",
    };
}
