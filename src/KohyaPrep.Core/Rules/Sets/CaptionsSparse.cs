using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class CaptionsSparse : Rule<DatasetSubject>
{
    public static CaptionsSparse Rule { get; } = new();

    public override string Code => "SET017";

    public override string Name => "captions-sparse";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Only some of the pictures have captions.";

    public override string Why =>
        "Where captions and none meet in one set, what the bare pictures show is learnt under the class words or under nothing, "
        + "and pulls against what the captions teach.";

    public override string Remedy => "Caption the others too, or let a template fill them in.";

    public override Example Example => new("40 captions for 200 pictures", "200 captions for 200 pictures");

    // Of a few that lack theirs the rule on missing captions tells one by one.
    private const double LeastShare = 0.9;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        if (subject.Use.FillsCaptions)
            yield break;
        KeyIndex<CaptionFacts> captions = subject.Index.Captions;
        IReadOnlyList<ImageFacts> pictures = subject.Index.PicturesRead;
        int captioned = pictures.Count(picture => captions.Find(picture.Path) is { HasText: true });
        if (captioned > 0 && captioned < LeastShare * pictures.Count)
            yield return At(new Location(subject.Dataset.Shown), $"{captioned} of {pictures.Count} pictures have a caption.");
    }
}
