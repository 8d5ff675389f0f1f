using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Captions;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class NearPictureOtherCaption : Rule<DatasetSubject>
{
    public static NearPictureOtherCaption Rule { get; } = new();

    public override string Code => "SET015";

    public override string Name => "near-picture-other-caption";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Captions of nearly the same pictures contradict each other.";

    public override string Why =>
        "One says brown hair, the other blue hair, and the pictures are the same but for a few pixels: one of the two is wrong, "
        + "or was meant for another picture, and the model learns that the word means nothing.";

    public override string Remedy => "Look at both pictures, and correct the caption that is wrong.";

    public override Example Example => new("a.png and b.png are mirror images, a.txt says brown hair, b.txt blue hair", "both captions say brown hair");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        KeyIndex<CaptionFacts> captions = subject.Index.Captions;
        foreach (NearGroup group in subject.Dataset.NearDuplicates)
        {
            CaptionFacts[] said = [.. group.Paths.Select(path => captions.Find(path)).OfType<CaptionFacts>()];
            string first = said.Length > 1 ? said[0].Text : "";
            foreach (CaptionFacts other in said.Skip(1))
            {
                if (ContradictoryColours.Between(first, other.Text) is var (one, second))
                    yield return At(new Location(other.Shown, 1), $"It says '{second}', and '{said[0].Path}' says '{one}' of nearly the same picture.");
            }
        }
    }
}
