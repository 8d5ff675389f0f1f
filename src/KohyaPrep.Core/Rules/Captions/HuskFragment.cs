using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class HuskFragment : Rule<CaptionFacts>
{
    public static HuskFragment Rule { get; } = new();

    public override string Code => "CAP030";

    public override string Name => "husk-fragment";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A fragment is a bare noun that has lost what was said of it.";

    public override string Why =>
        "`hair` or `solid background` alone is what remains when a cleaning took the colour out. It is true of nearly every picture, "
        + "so it teaches nothing, and the colour that the picture shows is learnt under no word.";

    public override string Remedy => "Say which it is, such as `brown hair`, or leave the fragment out.";

    public override RuleFix Fix => new("Leaves the bare nouns out.", OnlyWhenNamed: true);

    public override Example Example => new("punk, hair, lips, solid background", "punk, brown hair, solid blue background");

    private static readonly HashSet<string> Husks = new(StringComparer.OrdinalIgnoreCase)
    {
        "hair", "eyes", "lips", "skin", "skin tone", "clothing", "clothes", "background", "solid background", "eye color", "hair color", "skin color",
    };

    public override IEnumerable<Finding> Check(CaptionFacts subject)
    {
        List<string> husks = HusksIn(subject.Text);
        // Taggers write 'lips' by itself where lips are drawn at all.
        bool isTag = husks is [var only] && only.Equals("lips", StringComparison.OrdinalIgnoreCase);
        if (husks.Count > 0)
        {
            yield return At(new Location(subject.Shown, 1), $"The caption has bare {CaptionFragments.InWords(husks, 6)}, of which nothing is said.", severity: isTag ? Severity.Info : null) with
            {
                Fix = new Fix(FixKind.DropFragments, FixPlace.Captions, subject.Path, "The bare nouns go.") { IsCertain = false, Words = string.Join(',', husks) },
            };
        }
    }

    /// <summary>Each once, as it is written first.</summary>
    private static List<string> HusksIn(ReadOnlySpan<char> text)
    {
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known = Husks.GetAlternateLookup<ReadOnlySpan<char>>();
        List<string> found = [];
        foreach (ReadOnlySpan<char> fragment in new FragmentSpans(text))
        {
            if (known.Contains(fragment) && !found.Contains(fragment.ToString(), StringComparer.OrdinalIgnoreCase))
                found.Add(fragment.ToString());
        }

        return found;
    }
}
