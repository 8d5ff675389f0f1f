using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class FaintArt : Rule<ImageFacts>
{
    public static FaintArt Rule { get; } = new();

    public override string Code => "IMG034";

    public override string Name => "anti-aliased-art";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Neighbouring pixels of a sprite differ so little that it is hardly seen, in many places.";

    public override string Why =>
        "Pixel art has plain steps. Faint ones (CIEDE2000 up to 2.3) in more than a tenth of all pairs of neighbours are what a "
        + "soft brush, a gradient, a photograph or a soft enlargement left, and the model learns to smear.";

    public override string Remedy => "Reduce the colours of the sprite, or leave it so where the gradient is meant.";

    public override Example Example => new("a sprite shrunk from a painting", "the same sprite with 16 colours");

    private const double MostFaint = 0.1;

    public override IEnumerable<Finding> Check(ImageFacts subject) =>
        subject.Kind == PictureKind.PixelArt && subject.FaintSteps > MostFaint
            ? [At(new Location(subject.Path), string.Create(CultureInfo.InvariantCulture, $"{100 * subject.FaintSteps:F1} % of neighbouring pixels differ so little that it is hardly seen."))]
            : [];
}
