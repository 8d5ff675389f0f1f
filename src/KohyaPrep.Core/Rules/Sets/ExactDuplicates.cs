using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class ExactDuplicates : Rule<DatasetSubject>
{
    public static ExactDuplicates Rule { get; } = new();

    public override string Code => "SET003";

    public override string Name => "exact-duplicates";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Two or more pictures show exactly the same pixels.";

    public override string Why =>
        "Each copy is trained on as a picture of its own: the model sees it that many times as often as the others and "
        + "learns it by heart first.";

    public override string Remedy => "Keep one of them, or give every picture its weight on purpose with repeats.";

    public override RuleFix Fix => new("Sets all but one aside, with their captions and edge maps. Where their captions differ, only when the code is named.");

    public override Example Example => new("lad_001.png and copy of lad_001.png", "lad_001.png");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        KeyIndex<CaptionFacts> captions = subject.Index.Captions;
        foreach (IReadOnlyList<ImageFacts> group in subject.Index.SamePixels)
        {
            yield return At(subject.Dataset.LocationOf(group[0]), $"The same pixels as in {Copies.Others([.. group.Select(picture => picture.Path)])}.") with { Fix = SetAside(group, captions) };
        }
    }

    /// <summary>The first that has a caption stays, or the first of all.</summary>
    internal static Fix SetAside(IReadOnlyList<ImageFacts> group, KeyIndex<CaptionFacts> captions)
    {
        ImageFacts kept = group.FirstOrDefault(picture => captions.Holds(picture.Path)) ?? group[0];
        string[] others = [.. group.Where(picture => picture != kept).Select(picture => picture.Path)];
        int texts = group.Select(picture => captions.Find(picture.Path)?.Text).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        return Copies.SetAside(kept.Path, others, isCertain: texts <= 1);
    }
}
