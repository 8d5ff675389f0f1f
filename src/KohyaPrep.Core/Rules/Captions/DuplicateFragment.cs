using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class DuplicateFragment : Rule<CaptionFacts>
{
    public static DuplicateFragment Rule { get; } = new();

    public override string Code => "CAP023";

    public override string Name => "duplicate-fragment";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A caption says the same fragment twice.";

    public override string Why =>
        "The second takes tokens and says nothing new; it makes the fragment weigh more in this picture than in the others, "
        + "and is mostly left over from captions that were joined.";

    public override string Remedy => "Leave the second one out.";

    public override RuleFix Fix => new("Leaves the first of them and takes the others out.");

    public override Example Example => new("punk, blue background, smile, Blue background", "punk, blue background, smile");

    public override IEnumerable<Finding> Check(CaptionFacts subject)
    {
        string[] twice = !HasRepeat(subject.Text) ? [] :
        [
            .. CaptionFragments.Of(subject.Text)
                .GroupBy(fragment => fragment, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
                .Select(group => group.Key),
        ];
        if (twice.Length > 0)
        {
            yield return At(new Location(subject.Shown, 1), $"The caption says {CaptionFragments.InWords(twice)} more than once.") with
            {
                Fix = new Fix(FixKind.DropDuplicates, FixPlace.Captions, subject.Path, "The first one stays, the others go."),
            };
        }
    }

    private static bool HasRepeat(ReadOnlySpan<char> text)
    {
        const int Most = 64;
        Span<(int Start, int Length)> seen = stackalloc (int, int)[Most];
        int count = 0;
        FragmentSpans fragments = new(text);
        while (fragments.MoveNext())
        {
            for (int i = 0; i < count; i++)
            {
                if (seen[i].Length == fragments.Current.Length && text.Slice(seen[i].Start, seen[i].Length).Equals(fragments.Current, StringComparison.OrdinalIgnoreCase))
                    return true;
            }

            if (count == Most)
                return true;
            seen[count++] = (fragments.Start, fragments.Current.Length);
        }

        return false;
    }
}
