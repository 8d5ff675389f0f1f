using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class FractionalArt : Rule<ImageFacts>
{
    public static FractionalArt Rule { get; } = new();

    public override string Code => "IMG031";

    public override string Name => "enlarged-by-fraction";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture is pixel art that was enlarged by a fraction.";

    public override string Why =>
        "512 is no multiple of 24, so some art pixels became 21 pixels wide and others 22. The model learns wavering grids, and "
        + "no step can enlarge or shrink them evenly.";

    public override string Remedy => "Shrink it to its own size and let the recipe enlarge it by a whole factor.";

    public override RuleFix Fix => new("Shrinks the picture to one pixel for each pixel of the art.", OnlyWhenNamed: true);

    public override Example Example => new("a sprite of 24×24 stored with 512×512 pixels", "the sprite stored with 768×768 pixels, or with 24×24");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.OffGridPixels != 0 || subject.ArtPixel == Math.Floor(subject.ArtPixel))
            return [];
        return
        [
            At(new Location(subject.Path), string.Create(CultureInfo.InvariantCulture, $"Each pixel of the art is {subject.ArtPixel:F2} pixels wide: a sprite of {subject.ArtWidth}×{subject.ArtHeight} enlarged to {subject.Width}×{subject.Height}.")) with
            {
                Fix = new Fix(FixKind.Shrink, FixPlace.Pictures, subject.Path, "The picture gets one pixel for each pixel of the art.") { IsCertain = false },
            },
        ];
    }
}
