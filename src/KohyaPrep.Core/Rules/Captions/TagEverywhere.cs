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

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        CaptionFacts[] captions = [.. subject.Dataset.Captions.Where(caption => caption.HasText)];
        if (captions.Length < FewestCaptions)
            yield break;
        double many = captions.Length * Share;
        // In the order of the first caption that has it.
        string[] everywhere =
        [
            .. captions.SelectMany(caption => FragmentsOf(caption).Distinct(StringComparer.Ordinal))
                .CountBy(fragment => fragment, StringComparer.Ordinal)
                .Where(count => count.Value >= many && !subject.Use.Trigger.Contains(count.Key, StringComparison.OrdinalIgnoreCase))
                .Select(count => count.Key),
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

    private static IEnumerable<string> FragmentsOf(CaptionFacts caption) =>
        CaptionFragments.Of(caption.Text.TrimStart('\ufeff')).Select(fragment => fragment.ToLowerInvariant());
}
