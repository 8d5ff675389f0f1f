using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class ManyColours : Rule<ImageFacts>
{
    public static ManyColours Rule { get; } = new();

    public override string Code => "IMG035";

    public override string Name => "many-colours";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A sprite has more colours than are chosen one by one.";

    public override string Why =>
        "A palette of its own for every sprite, with shades that nobody tells apart, gives the model nothing to hold on to; "
        + "what it draws has hundreds of colours then. Above 40 it is worth a look, above 64 it is mostly an accident.";

    public override string Remedy => "Reduce the colours, or leave it so where they are meant.";

    public override Example Example => new("a sprite of 24×24 with 116 colours", "a sprite of 24×24 with 23 colours");

    private const int Many = 40, TooMany = 64;

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.Kind != PictureKind.PixelArt || subject.OffGridPixels > 0 || Math.Max(subject.ArtWidth, subject.ArtHeight) > CanvasSizes.LargestSprite)
            yield break;
        if (subject.Colours > Many)
            yield return At(new Location(subject.Path), $"The sprite has {subject.Colours} colours.", severity: subject.Colours > TooMany ? Severity.Warning : Severity.Info);
    }
}
