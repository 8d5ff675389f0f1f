using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class BrightPicture : Rule<ImageFacts>
{
    public static BrightPicture Rule { get; } = new();

    public override string Code => "IMG018";

    public override string Name => "bright-picture";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture is nearly white.";

    public override string Why => "Overexposed pictures have lost what was in their light parts, and the model learns that these are empty.";

    public override string Remedy => "Darken the picture, or leave it out.";

    public override Example Example => new("a scanned page, all but blank", "a scanned drawing with its lines");

    private const double LeastOfPhotograph = 0.9;

    // A small figure on white is ordinary; this is white on white.
    private const double LeastOfArt = 0.97;

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        double least = subject.Kind == PictureKind.PixelArt ? LeastOfArt : LeastOfPhotograph;
        if (subject.Readability == Readability.Whole && subject.Kind != PictureKind.Unknown && subject.Colours > 1 && subject.DarkLuma > least)
            yield return At(new Location(subject.Path), string.Create(CultureInfo.InvariantCulture, $"95 of 100 pixels have more than {100 * subject.DarkLuma:F0} % of full luma."));
    }
}
