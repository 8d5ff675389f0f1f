using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class LowInformation : Rule<ImageFacts>
{
    public static LowInformation Rule { get; } = new();

    public override string Code => "IMG019";

    public override string Name => "low-information";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture shows hardly anything.";

    public override string Why =>
        "A wall, a sky, three colours in large areas: there is nothing in it that its caption could teach, and each step on it "
        + "pulls the model towards emptiness.";

    public override string Remedy => "Leave the picture out.";

    public override Example Example => new("a photograph of a white wall", "a photograph of a house");

    private const double LeastEntropy = 3;

    // Art of two colours may show much; of one colour in 95 of 100 pixels it does not.
    private const double LeastOfArt = 0.3;

    private const int FewestColours = 4;

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.Kind == PictureKind.ContinuousTone && subject.Entropy < LeastEntropy)
            yield return At(new Location(subject.Path), string.Create(CultureInfo.InvariantCulture, $"Hardly anything can be told apart in it: its luma has {subject.Entropy:F1} bits of entropy; photographs have 6 to 8."));
        else if (subject.Kind == PictureKind.PixelArt && subject.Colours is > 1 and < FewestColours && subject.Entropy < LeastOfArt)
            yield return At(new Location(subject.Path), $"It has {subject.Colours} colours, and nearly all of it is one.");
    }
}
