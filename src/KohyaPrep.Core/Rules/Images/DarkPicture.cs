using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class DarkPicture : Rule<ImageFacts>
{
    public static DarkPicture Rule { get; } = new();

    public override string Code => "IMG017";

    public override string Name => "dark-picture";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture is nearly black.";

    public override string Why =>
        "Underexposed pictures have hardly any steps to tell their parts by, and the trainer brightens none: the model learns "
        + "to draw in the dark.";

    public override string Remedy => "Brighten the picture, or leave it out.";

    public override Example Example => new("a portrait taken at night without a light", "the same portrait, lit");

    private const double MostOfPhotograph = 0.32;

    // Night scenes of few colours are drawn so on purpose; this is black on black.
    private const double MostOfArt = 0.12;

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        double most = subject.Kind == PictureKind.PixelArt ? MostOfArt : MostOfPhotograph;
        if (subject.Readability == Readability.Whole && subject.Kind != PictureKind.Unknown && subject.Colours > 1 && subject.BrightLuma < most)
            yield return At(new Location(subject.Path), string.Create(CultureInfo.InvariantCulture, $"99 of 100 pixels have less than {100 * subject.BrightLuma:F0} % of full luma."));
    }
}
