using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class OtherCaption : Rule<DatasetSubject>
{
    public static OtherCaption Rule { get; } = new();

    public override string Code => "SET006";

    public override string Name => "same-picture-other-caption";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Two pictures with the same pixels have different captions.";

    public override string Why =>
        "The model is told two things about one picture and learns neither well; often one of the captions was meant for "
        + "another picture.";

    public override string Remedy => "Keep the picture once, with the caption that is right.";

    public override RuleFix Fix => new("Keeps the first picture that has a caption, and sets the others aside with theirs.", OnlyWhenNamed: true);

    public override Example Example => new(
        "a.png and b.png are equal, a.txt says red hair, b.txt blue hair",
        "one picture, one caption");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        KeyIndex<CaptionFacts> captions = subject.Index.Captions;
        foreach (IReadOnlyList<ImageFacts> group in subject.Index.SamePixels)
        {
            CaptionFacts[] said = [.. group.Select(picture => captions.Find(picture.Path)).OfType<CaptionFacts>()];
            if (said.Length > 0 && said.FirstOrDefault(caption => caption.Text != said[0].Text) is { } other)
            {
                yield return At(new Location(said[0].Shown), $"'{other.Path}' says something else of the same picture.") with
                {
                    Fix = ExactDuplicates.SetAside(group, captions) with { IsCertain = false },
                };
            }
        }
    }
}
