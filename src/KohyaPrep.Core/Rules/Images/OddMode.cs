using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class OddMode : Rule<ImageFacts>
{
    public static OddMode Rule { get; } = new();

    public override string Code => "IMG012";

    public override string Name => "odd-mode";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture is stored in a colour model for printing or measuring, such as CMYK.";

    public override string Why =>
        "The trainer converts it to RGB without looking at its colour profile: the colours come out harsher or paler than "
        + "a viewer shows them, and differ from those of the other pictures.";

    public override string Remedy => "Convert the picture to sRGB with its profile applied, and save it as PNG.";

    public override RuleFix Fix => new("Converts the colours to sRGB, by the picture's colour profile where it has one, and stores it as PNG.");

    public override Example Example => new("poster.jpg, CMYK", "poster.png, RGB");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        bool isUsual = subject.Mode is "" or "1" or "L" or "LA" or "P" or "PA" or "RGB" or "RGBA" or "I"
            || subject.Mode.StartsWith("I;16", StringComparison.Ordinal);
        if (!isUsual)
        {
            yield return At(new Location(subject.Path), $"The picture is {subject.Mode}, which the trainer converts to RGB without its colour profile.") with
            {
                // Without its profile inks are no certain colours.
                Fix = subject is { Readability: Readability.Whole, ProfileShift: not null }
                    ? new Fix(FixKind.ConvertColours, FixPlace.Pictures, subject.Path, "The colours are converted to sRGB, and the picture is stored as PNG.")
                    : null,
            };
        }
    }
}
