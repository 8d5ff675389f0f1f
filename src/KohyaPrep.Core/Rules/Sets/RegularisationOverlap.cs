using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class RegularisationOverlap : Rule<DatasetSubject>
{
    public static RegularisationOverlap Rule { get; } = new();

    public override string Code => "SET026";

    public override string Name => "regularisation-overlap";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Pictures to keep the class apart are pictures to be learnt.";

    public override string Why =>
        "Regularisation pictures show what the class looks like without the new subject, so that the word for the class keeps "
        + "its meaning. Where the same picture is on both sides, one half of the training undoes the other.";

    public override string Remedy => "Take the pictures of the subject out of the regularisation set; make its pictures with the base model.";

    public override Example Example => new("reg/1_person holds lad_001.png, as 10_punk does", "reg/1_person holds people that the base model drew");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        (ImageFacts Picture, Location Location)[] apart =
        [
            .. subject.Index.PicturesRead.Where(picture => RegularisationFolder.Holds(picture.Path)).Select(picture => (picture, subject.Dataset.LocationOf(picture))),
            .. subject.Dataset.Regularization is { } beside ? beside.PicturesRead().Select(picture => (picture, beside.LocationOf(picture))) : [],
        ];
        if (apart.Length == 0)
            yield break;
        Dictionary<HashText, ImageFacts> learnt = [];
        foreach (ImageFacts picture in subject.Index.PicturesRead.Where(picture => !picture.PixelIdentity.IsNone && !RegularisationFolder.Holds(picture.Path)))
            learnt.TryAdd(picture.PixelIdentity, picture);
        foreach ((ImageFacts picture, Location location) in apart)
        {
            if (learnt.TryGetValue(picture.PixelIdentity, out ImageFacts? same))
                yield return At(location, $"The same pixels as in '{same.Path}', which is to be learnt.");
        }
    }
}
