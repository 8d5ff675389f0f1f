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

    private const int OnStack = 32;

    // Where more than one is shown, each may have its own.
    private static readonly HashSet<string> Several = new(StringComparer.OrdinalIgnoreCase)
    {
        "two", "three", "four", "both", "couple", "group", "crowd", "people", "twins", "multiple", "heterochromia", "multicolored", "multicoloured", "each",
        "girls", "boys", "men", "women", "friends", "another", "other", "gradient", "ombre", "streaked", "highlights",
    };

    public override IEnumerable<Finding> Check(CaptionFacts subject)
    {
        if (Found(subject.Text) is not { Count: > 0 } contradictions || ShowsSeveral(subject.Text))
            yield break;
        foreach ((string one, string other) in contradictions)
            yield return At(new Location(subject.Shown, 1), $"The caption says both '{one}' and '{other}'.");
    }

    /// <summary>The first thing that two captions give different colours; null where there is none.</summary>
    internal static (string One, string Other)? Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        int most = SaidColours.Most(one), mostOther = SaidColours.Most(other);
        Span<SaidColour> first = most <= OnStack ? stackalloc SaidColour[OnStack] : new SaidColour[most];
        Span<SaidColour> second = mostOther <= OnStack ? stackalloc SaidColour[OnStack] : new SaidColour[mostOther];
        first = first[..SaidColours.Read(one, first)];
        foreach (SaidColour said in second[..SaidColours.Read(other, second)])
        {
            // Where either says both colours, it cannot be told which is meant.
            int place = -1;
            bool saysSame = false;
            for (int i = first.Length - 1; i >= 0; i--)
            {
                if (!first[i].NounIn(one).Equals(said.NounIn(other), StringComparison.OrdinalIgnoreCase))
                    continue;
                place = i;
                saysSame |= first[i].Family == said.Family;
            }

            if (place >= 0 && !saysSame)
                return (first[place].FragmentIn(one).ToString(), said.FragmentIn(other).ToString());
        }

        return null;
    }

    // Of each thing the first fragment, and the first that says another colour.
    private static List<(string One, string Other)>? Found(ReadOnlySpan<char> text)
    {
        int most = SaidColours.Most(text);
        Span<SaidColour> said = most <= OnStack ? stackalloc SaidColour[OnStack] : new SaidColour[most];
        said = said[..SaidColours.Read(text, said)];
        List<(string, string)>? found = null;
        for (int i = 0; i < said.Length; i++)
        {
            bool isFirst = true;
            for (int j = 0; j < i && isFirst; j++)
                isFirst = !IsSameThing(text, said[i], said[j]);
            for (int j = i + 1; j < said.Length && isFirst; j++)
            {
                if (said[j].Family == said[i].Family || !IsSameThing(text, said[i], said[j]))
                    continue;
                (found ??= []).Add((said[i].FragmentIn(text).ToString(), said[j].FragmentIn(text).ToString()));
                break;
            }
        }

        return found;
    }

    private static bool IsSameThing(ReadOnlySpan<char> text, SaidColour one, SaidColour other) =>
        one.NounIn(text).Equals(other.NounIn(text), StringComparison.OrdinalIgnoreCase);

    private static bool ShowsSeveral(string text) => CaptionFragments.WordsOf(text).Any(Several.Contains) || CaptionFragments.Of(text).Sum(PeopleIn) > 1;

    // By tags such as 1girl, 2boys and 6+girls.
    private static int PeopleIn(string fragment) =>
        fragment.Length > 3 && char.IsAsciiDigit(fragment[0]) && fragment[1..].TrimStart('+').TrimEnd('s') is "girl" or "boy" or "other" ? fragment[0] - '0' : 0;
}
