using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class TagEverywhere : Rule<DatasetSubject>
{
    public static TagEverywhere Rule { get; } = new();

    public override string Code => "CAP028";

    public override string Name => "tag-everywhere";

    public override Severity Severity => Severity.Info;

    public override string Summary => "Fragments beside the trigger are in nearly every caption.";

    public override string Why =>
        "What is said of every picture cannot be told apart from what the pictures have in common anyway. Each such fragment "
        + "learns a share of it and takes tokens from what differs; later all of them are needed in a prompt to get the whole.";

    public override string Remedy => "Make them the trigger, or leave them out.";

    public override Example Example => new(
        "in all 200 captions: pixel art, 24x24, sharp pixel edges",
        "in all 200 captions: bspk punk (the trigger)");

    private const int FewestCaptions = 10;
    private const double Share = 0.95;
    private const int LongestOnStack = 256;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        IReadOnlyList<CaptionFacts> captions = subject.Index.CaptionsWithText;
        if (captions.Count < FewestCaptions)
            yield break;
        double many = captions.Count * Share;
        // In the order of the first caption that has it.
        string[] everywhere =
        [
            .. MostUsed(captions, many).Where(fragment => !subject.Use.Trigger.Contains(fragment, StringComparison.OrdinalIgnoreCase)),
        ];
        // One alone that captions begin with is the trigger, whether it has been said or not; captions of nothing else have a rule of their own.
        bool isTrigger = everywhere.Length == 1 && captions.Count(caption => FragmentsOf(caption).FirstOrDefault() == everywhere[0]) >= many;
        if (everywhere.Length == 0 || isTrigger || captions.All(caption => FragmentsOf(caption).All(everywhere.Contains)))
            yield break;
        string verb = everywhere.Length == 1 ? "fragment is" : "fragments are";
        yield return At(
            new Location(subject.Dataset.CaptionsShown ?? subject.Dataset.Shown),
            $"{everywhere.Length} {verb} in at least 95 % of the captions: {CaptionFragments.InWords(everywhere, 8)}.");
    }

    // What so many captions have is in one of the first few: later ones are too few for a fragment that is new there, and it is not counted.
    private static IEnumerable<string> MostUsed(IReadOnlyList<CaptionFacts> captions, double many)
    {
        Dictionary<string, (int Count, int Last)> counts = new(StringComparer.Ordinal);
        Dictionary<string, (int Count, int Last)>.AlternateLookup<ReadOnlySpan<char>> known = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        List<string> inOrder = [];
        int first = captions.Count - (int)Math.Ceiling(many);
        Span<char> lower = stackalloc char[LongestOnStack];
        for (int i = 0; i < captions.Count; i++)
        {
            foreach (ReadOnlySpan<char> fragment in new FragmentSpans(captions[i].Text.AsSpan().TrimStart('\ufeff')))
            {
                Span<char> small = fragment.Length <= LongestOnStack ? lower[..fragment.Length] : new char[fragment.Length];
                fragment.ToLowerInvariant(small);
                if (known.TryGetValue(small, out (int Count, int Last) count))
                {
                    if (count.Last != i)
                        known[small] = (count.Count + 1, i);
                }
                else if (i <= first)
                {
                    known[small] = (1, i);
                    inOrder.Add(small.ToString());
                }
            }
        }

        return inOrder.Where(fragment => counts[fragment].Count >= many);
    }

    private static IEnumerable<string> FragmentsOf(CaptionFacts caption) =>
        CaptionFragments.Of(caption.Text.TrimStart('\ufeff')).Select(fragment => fragment.ToLowerInvariant());
}
