using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class DeepColour : Rule<ImageFacts>
{
    public static DeepColour Rule { get; } = new();

    public override string Code => "IMG011";

    public override string Name => "deep-colour";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A picture has 16 bits a channel.";

    public override string Why =>
        "Of a gray picture with 16 bits Pillow's convert(\"RGB\") keeps values up to 255 and makes everything above them "
        + "white instead of scaling: of 65,536 grays all but the 256 darkest are trained on as white. Of a coloured one it "
        + "keeps the upper 8 bits, which only costs space.";

    public override string Remedy => "Save the picture with 8 bits a channel.";

    public override RuleFix Fix => new("Stores the picture as PNG of 8 bits a channel.");

    public override Example Example => new("depth.png, gray, 16 bits", "depth.png, gray, 8 bits");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.BitDepth != 16)
            yield break;
        Location location = new(subject.Path);
        Fix? fix = subject.Readability == Readability.Whole ? new(FixKind.Encode, FixPlace.Pictures, subject.Path, "The picture is stored as PNG of 8 bits a channel.") : null;
        if (subject.Mode is "L" or "I" || subject.Mode.StartsWith("I;16", StringComparison.Ordinal))
            yield return At(location, "The picture is gray with 16 bits; the trainer sees it almost wholly white.") with { Fix = fix };
        else
            yield return At(location, "The picture has 16 bits a channel; the trainer keeps the upper 8.", severity: Severity.Info) with { Fix = fix };
    }
}
