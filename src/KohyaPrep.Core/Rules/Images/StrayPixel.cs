using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class StrayPixel : Rule<ImageFacts>
{
    public static StrayPixel Rule { get; } = new();

    public override string Code => "IMG036";

    public override string Name => "stray-pixel";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Single pixels stand alone in the midst of a flat background.";

    public override string Why =>
        "A slip of the pen: two pixels around it all is one colour, nothing goes on from it. In a sprite of a few hundred "
        + "pixels each counts, and after enlarging it is a large square.";

    public override string Remedy => "Paint it over, or leave it so where it is meant, such as a star.";

    public override Example Example => new("a red pixel in the middle of a blue sky", "a blue sky");

    // More are a pattern: stars, snow.
    private const int MostSlips = 3;

    public override IEnumerable<Finding> Check(ImageFacts subject) =>
        subject.StrayPixels is > 0 and <= MostSlips
            ? [At(new Location(subject.Path), $"{(subject.StrayPixels == 1 ? "1 pixel stands" : $"{subject.StrayPixels} pixels stand")} alone in the flat background.")]
            : [];
}
