using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class ContradictoryColours : Rule<CaptionFacts>
{
    public static ContradictoryColours Rule { get; } = new();

    public override string Code => "CAP025";

    public override string Name => "contradictory-colours";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A caption gives one thing two different colours.";

    public override string Why =>
        "Both cannot be true of one picture, so whichever is wrong teaches the model that the word means nothing: asked for "
        + "brown hair, it draws either. Usual where two captions were joined or a template was filled in beside what was there.";

    public override string Remedy => "Keep the colour that the picture shows; if both are there, say so in one fragment, such as `blue and green eyes`.";

    public override Example Example => new("punk, brown hair, green eyes, blonde hair", "punk, brown hair, green eyes");

    // A line each for what may well be meant by two people for the same colour.
    private static readonly string[][] Families =
    [
        ["black", "ebony"],
        ["white"],
        ["gray", "grey", "silver"],
        ["red", "crimson", "scarlet", "maroon"],
        ["orange"],
        ["yellow", "gold", "golden"],
        ["blond", "blonde"],
        ["brown", "brunette"],
        ["green", "lime", "olive"],
        ["blue", "navy", "azure"],
        ["teal", "turquoise", "cyan", "aqua"],
        ["purple", "violet", "lavender"],
        ["pink", "magenta"],
    ];

    private static readonly Dictionary<string, string> Colours = Families
        .SelectMany(family => family.Select(colour => (Colour: colour, Family: family[0])))
        .ToDictionary(known => known.Colour, known => known.Family, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Shades = new(StringComparer.OrdinalIgnoreCase)
    {
        "light", "dark", "bright", "pale", "deep", "medium", "vivid", "soft", "dull", "jet", "neon", "pastel", "solid", "plain",
    };

    // Where more than one is shown, each may have its own.
    private static readonly HashSet<string> Several = new(StringComparer.OrdinalIgnoreCase)
    {
        "two", "three", "four", "both", "couple", "group", "crowd", "people", "twins", "multiple", "heterochromia", "multicolored", "multicoloured", "each",
        "girls", "boys", "men", "women", "friends", "another", "other", "gradient", "ombre", "streaked", "highlights",
    };

    public override IEnumerable<Finding> Check(CaptionFacts subject)
    {
        IReadOnlyList<string> fragments = CaptionFragments.Of(subject.Text);
        if (fragments.Count < 2 || CaptionFragments.WordsOf(subject.Text).Any(Several.Contains) || fragments.Sum(PeopleIn) > 1)
            yield break;
        foreach (var thing in fragments.Select(ColourOf).OfType<(string Noun, string Colour, string Fragment)>().GroupBy(found => found.Noun, StringComparer.OrdinalIgnoreCase))
        {
            (string _, string colour, string fragment) = thing.First();
            foreach ((string _, string other, string otherFragment) in thing.Where(found => found.Colour != colour).Take(1))
                yield return At(new Location(subject.Shown, 1), $"The caption says both '{fragment}' and '{otherFragment}'.");
        }
    }

    /// <summary>The first thing that two captions give different colours; null where there is none.</summary>
    internal static (string One, string Other)? Between(string one, string other)
    {
        var first = CaptionFragments.Of(one).Select(ColourOf).OfType<(string Noun, string Colour, string Fragment)>().ToLookup(found => found.Noun, StringComparer.OrdinalIgnoreCase);
        foreach (var thing in CaptionFragments.Of(other).Select(ColourOf).OfType<(string Noun, string Colour, string Fragment)>())
        {
            // Where either says both colours, it cannot be told which is meant.
            if (first[thing.Noun].Any() && first[thing.Noun].All(found => found.Colour != thing.Colour))
                return (first[thing.Noun].First().Fragment, thing.Fragment);
        }

        return null;
    }

    /// <summary>The colours that a caption gives one thing.</summary>
    internal static IEnumerable<string> ColoursOf(string text, string noun) =>
        CaptionFragments.Of(text).Select(ColourOf).OfType<(string Noun, string Colour, string Fragment)>()
            .Where(found => found.Noun.Equals(noun, StringComparison.OrdinalIgnoreCase)).Select(found => found.Colour).Distinct();

    // Of a fragment that is shades, one colour and a noun; of others it cannot be told what belongs to what.
    private static (string Noun, string Colour, string Fragment)? ColourOf(string fragment)
    {
        string[] words = fragment.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int place = Array.FindIndex(words, word => !Shades.Contains(word));
        return place >= 0 && place == words.Length - 2 && Colours.TryGetValue(words[place], out string? colour) && !Colours.ContainsKey(words[^1])
            ? (words[^1], colour, fragment)
            : null;
    }

    // By tags such as 1girl, 2boys and 6+girls.
    private static int PeopleIn(string fragment) =>
        fragment.Length > 3 && char.IsAsciiDigit(fragment[0]) && fragment[1..].TrimStart('+').TrimEnd('s') is "girl" or "boy" or "other" ? fragment[0] - '0' : 0;
}
