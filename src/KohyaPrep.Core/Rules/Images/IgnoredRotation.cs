using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class IgnoredRotation : Rule<ImageFacts>
{
    public static IgnoredRotation Rule { get; } = new();

    public override string Code => "IMG010";

    public override string Name => "ignored-rotation";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture says by EXIF that it is to be turned or mirrored.";

    public override string Why =>
        "Viewers turn such a picture, the trainer does not: it trains on a person who lies on the side, and takes width "
        + "for height when it sorts into buckets.";

    public override string Remedy => "Turn the pixels themselves and save without the EXIF orientation.";

    public override RuleFix Fix => new("Turns the pixels and stores them as PNG, so that nothing is lost a second time.");

    public override Example Example => new("photo.jpg with EXIF orientation 6", "photo.jpg turned, with orientation 1 or none");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.Orientation == 1)
            return [];
        return
        [
            At(new Location(subject.Path), $"The picture is meant to be {Turn(subject.Orientation)}; the trainer leaves it as it is stored.") with
            {
                Fix = new Fix(FixKind.Turn, FixPlace.Pictures, subject.Path, $"The picture is {Turn(subject.Orientation)} and stored as PNG."),
            },
        ];
    }

    private static string Turn(int orientation) => orientation switch
    {
        2 => "mirrored",
        3 => "turned by 180°",
        4 => "mirrored upside down",
        5 => "mirrored and turned left by 90°",
        6 => "turned right by 90°",
        7 => "mirrored and turned right by 90°",
        8 => "turned left by 90°",
        _ => $"shown in the unknown EXIF orientation {orientation}",
    };
}
