using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class SoftFringe : Rule<ImageFacts>
{
    public static SoftFringe Rule { get; } = new();

    public override string Code => "IMG015";

    public override string Name => "soft-fringe";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A cut-out has half-transparent pixels around it.";

    public override string Why =>
        "The trainer drops the alpha channel: the soft rim becomes a hard fringe of its own colour, often that of the "
        + "background it was cut from, and the model learns to draw a halo. (With `alpha_mask` alpha becomes a weight of the loss "
        + "instead.)";

    public override string Remedy => "Set `canvas.background` in the recipe, or flatten the picture onto the colour that you want.";

    public override RuleFix Fix => new("Lays the picture onto the colour that `--background` names; without that option nothing is done.");

    public override Example Example => new("a figure cut out of a photograph with a soft brush", "the same figure on a filled background");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.FringePixels == 0)
            return [];
        return
        [
            At(new Location(subject.Path), $"{subject.FringePixels} half-transparent pixels lie along the edge of what is transparent.") with
            {
                Fix = new Fix(FixKind.Flatten, FixPlace.Pictures, subject.Path, "The picture is laid onto the colour that `--background` names."),
            },
        ];
    }
}
