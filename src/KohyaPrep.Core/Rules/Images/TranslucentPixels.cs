using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class TranslucentPixels : Rule<ImageFacts>
{
    public static TranslucentPixels Rule { get; } = new();

    public override string Code => "IMG008";

    public override string Name => "translucent-pixels";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture has half-transparent pixels.";

    public override string Why =>
        "The trainer drops the alpha channel, so a half-transparent pixel becomes fully opaque in its own colour: soft "
        + "shadows and smooth edges turn into hard fringes of a colour that nobody saw. (With `alpha_mask` alpha becomes a "
        + "weight of the loss instead.)";

    public override string Remedy =>
        "Set `canvas.background` in the recipe, or flatten the picture onto the colour that you want.";

    public override RuleFix Fix => new("Lays the picture onto the colour that `--background` names; without that option nothing is done.");

    public override Example Example => new("a shadow painted in black at 30 %", "the shadow's colour as it is seen, opaque");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.TranslucentPixels <= subject.FringePixels)
            return [];
        return
        [
            At(
                new Location(subject.Path),
                $"{subject.TranslucentPixels} of {(long)subject.Width * subject.Height} pixels are half transparent; the trainer makes them opaque.") with
            {
                Fix = new Fix(FixKind.Flatten, FixPlace.Pictures, subject.Path, "The picture is laid onto the colour that `--background` names."),
            },
        ];
    }
}
