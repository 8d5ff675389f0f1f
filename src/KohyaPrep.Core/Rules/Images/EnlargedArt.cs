using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class EnlargedArt : Rule<ImageFacts>
{
    public static EnlargedArt Rule { get; } = new();

    public override string Code => "IMG030";

    public override string Name => "enlarged-art";

    public override Severity Severity => Severity.Info;

    public override string Summary => "A picture is pixel art that was enlarged by a whole factor.";

    public override string Why =>
        "Nothing is lost by it. But recipes enlarge sprites themselves, exactly and to the size that the model takes; they need "
        + "the art at its own size for that, and so do captions from pixels and edge maps from the borders of art pixels.";

    public override string Remedy => "Shrink it to its own size, or leave it so and set `canvas: trainer`.";

    public override RuleFix Fix => new("Shrinks the picture to one pixel for each pixel of the art.", OnlyWhenNamed: true);

    public override Example Example => new("a sprite of 24×24 stored with 768×768 pixels", "the sprite stored with 24×24 pixels");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.ArtPixel < 2 || subject.OffGridPixels != 0 || subject.ArtPixel != Math.Floor(subject.ArtPixel))
            return [];
        return
        [
            At(new Location(subject.Path), $"Each pixel of the art is {subject.ArtPixel:F0}×{subject.ArtPixel:F0} pixels large: a sprite of {subject.ArtWidth}×{subject.ArtHeight}.") with
            {
                Fix = subject.ArtPixel >= 3 ? new Fix(FixKind.Shrink, FixPlace.Pictures, subject.Path, "The picture gets one pixel for each pixel of the art.") { IsCertain = false } : null,
            },
        ];
    }
}
