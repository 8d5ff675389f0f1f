using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class HiddenColour : Rule<ImageFacts>
{
    public static HiddenColour Rule { get; } = new();

    public override string Code => "IMG007";

    public override string Name => "hidden-colour-under-transparency";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture has wholly transparent pixels.";

    public override string Why =>
        "The trainer drops the alpha channel and never lays the picture onto a background: each transparent pixel shows "
        + "whatever colour lies under it, often black, sometimes the rest of an old drawing. The model learns that colour "
        + "as background. (With `alpha_mask` alpha becomes a weight of the loss instead.)";

    public override string Remedy =>
        "Set `canvas.background` in the recipe, or flatten the picture onto the colour that you want.";

    public override RuleFix Fix => new("Lays the picture onto the colour that `--background` names; without that option nothing is done.");

    public override Example Example => new(
        "a portrait on transparency, drawn over black",
        "the same portrait on a filled background");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.TransparentPixels == 0)
            return [];
        return
        [
            At(
                new Location(subject.Path),
                $"{subject.TransparentPixels} of {(long)subject.Width * subject.Height} pixels are transparent; the trainer shows the colours hidden under them.") with
            {
                Fix = new Fix(FixKind.Flatten, FixPlace.Pictures, subject.Path, "The picture is laid onto the colour that `--background` names."),
            },
        ];
    }
}
