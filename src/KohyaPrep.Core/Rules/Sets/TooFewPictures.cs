using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class TooFewPictures : Rule<DatasetSubject>
{
    public static TooFewPictures Rule { get; } = new();

    public override string Code => "SET025";

    public override string Name => "too-few-pictures";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Each picture is trained on very often.";

    public override string Why =>
        "Repeats times epochs says how often a picture is seen. After some hundred times it is known by heart: the model draws "
        + "it again instead of something like it, and whatever is asked for beside it is lost.";

    public override string Remedy => "Add pictures, or lower the repeats or the epochs.";

    public override Example Example => new("8 pictures with 100 repeats and 20 epochs", "40 pictures with 10 repeats and 10 epochs");

    private const long MostViews = 400;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        if (subject.Use.Views <= MostViews)
            yield break;
        int distinct = subject.Index.PicturesRead.Where(picture => !picture.PixelIdentity.IsNone).DistinctBy(picture => picture.PixelIdentity).Count();
        if (distinct > 0)
            yield return At(new Location(subject.Dataset.Shown), $"{(distinct == 1 ? "The only picture is" : $"Each of {distinct} different pictures is")} trained on {subject.Use.Views} times.");
    }
}
