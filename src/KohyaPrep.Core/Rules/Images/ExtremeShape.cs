using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class ExtremeShape : Rule<ImageFacts>
{
    public static ExtremeShape Rule { get; } = new();

    public override string Code => "IMG023";

    public override string Name => "extreme-shape";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture is far longer than wide, or the other way round.";

    public override string Why =>
        "Buckets end at 2 to 1 or so: of a strip the trainer sees a part from the middle, or everything squeezed into few "
        + "pixels.";

    public override string Remedy => "Cut the picture into parts, or pad it.";

    public override Example Example => new("a panorama of 4000×500", "two pictures of 1000×500");

    private const double MostRatio = 2.86;

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        (int longer, int shorter) = (Math.Max(subject.Width, subject.Height), Math.Min(subject.Width, subject.Height));
        if (shorter > 0 && longer > MostRatio * shorter)
            yield return At(new Location(subject.Path), $"{subject.Width}×{subject.Height} is a strip of {(double)longer / shorter:F1} to 1.");
    }
}
