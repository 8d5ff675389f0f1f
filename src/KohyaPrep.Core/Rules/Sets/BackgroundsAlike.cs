using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class BackgroundsAlike : Rule<DatasetSubject>
{
    public static BackgroundsAlike Rule { get; } = new();

    public override string Code => "SET023";

    public override string Name => "backgrounds-alike";

    public override Severity Severity => Severity.Info;

    public override string Summary => "Most sprites stand before backgrounds of one colour.";

    public override string Why =>
        "What all pictures have in common is learnt with the subject: asked for another background the model brings this one "
        + "back, unless captions name it.";

    public override string Remedy => "Name the background in each caption, or vary it.";

    public override Example Example => new("180 of 200 sprites on light blue", "sprites on eight colours");

    private const int FewestPictures = 20;

    private const double MostShare = 0.5;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        string[] behind = [.. subject.Index.PicturesRead.Select(picture => picture.Sketch).OfType<ColourSketch>()
            .Where(sketch => sketch.Background == BackgroundKind.Solid && sketch.BackgroundColours.Count > 0).Select(sketch => sketch.BackgroundColours[0])];
        if (behind.Length < FewestPictures)
            yield break;
        var colours = behind.CountBy(colour => colour).OrderByDescending(colour => colour.Value).ThenBy(colour => colour.Key, StringComparer.Ordinal).ToArray();
        if (colours[0].Value > MostShare * behind.Length)
            yield return At(new Location(subject.Dataset.Shown), $"{colours[0].Value} of {behind.Length} plain backgrounds are {colours[0].Key}.");
    }
}
