using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class OffGridArt : Rule<ImageFacts>
{
    public static OffGridArt Rule { get; } = new();

    public override string Code => "IMG032";

    public override string Name => "off-grid-art";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture looks like enlarged pixel art, and not all of its pixels keep to the grid.";

    public override string Why =>
        "Some of its art pixels have more than one colour: it was smoothed, packed as JPEG, drawn over at the larger size, or "
        + "drawn by a model. The model learns the stray colours and wavering borders with the rest.";

    public override string Remedy => "Bring it back to its own size with `kohyaprep finish` and look at the result, or draw those places anew.";

    public override RuleFix Fix => new("Shrinks the picture to one pixel for each pixel of the art.", OnlyWhenNamed: true);

    public override Example Example => new("a sprite enlarged with a soft filter", "a sprite enlarged by repeating its pixels");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.OffGridPixels > 0)
        {
            double share = 100.0 * subject.OffGridPixels / ((double)subject.Width * subject.Height);
            yield return At(new Location(subject.Path), string.Create(CultureInfo.InvariantCulture, $"{subject.OffGridPixels} pixels ({share:F1} %) differ from the {subject.ArtWidth}×{subject.ArtHeight} art pixels of {subject.ArtPixel:F2} that they belong to.")) with
            {
                Fix = new Fix(FixKind.Shrink, FixPlace.Pictures, subject.Path, "The picture gets one pixel for each pixel of the art.") { IsCertain = false },
            };
        }
    }
}
