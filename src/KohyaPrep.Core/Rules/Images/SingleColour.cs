using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class SingleColour : Rule<ImageFacts>
{
    public static SingleColour Rule { get; } = new();

    public override string Code => "IMG022";

    public override string Name => "single-colour";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A picture has one colour only.";

    public override string Why =>
        "There is nothing on it. A safety filter, a failed export or a lost layer leaves such pictures, mostly black; whatever "
        + "the caption says is learnt as that colour.";

    public override string Remedy => "Export the picture again, or leave it out.";

    public override Example Example => new("a black square", "a portrait");

    public override IEnumerable<Finding> Check(ImageFacts subject) =>
        subject.Readability == Readability.Whole && subject.Kind != PictureKind.Unknown && subject.Colours == 1 && subject.TransparentPixels == 0 && (long)subject.Width * subject.Height > 1
            ? [At(new Location(subject.Path), "The whole picture has one colour.")]
            : [];
}
