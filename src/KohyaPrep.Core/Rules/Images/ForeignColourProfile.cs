using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class ForeignColourProfile : Rule<ImageFacts>
{
    public static ForeignColourProfile Rule { get; } = new();

    public override string Code => "IMG013";

    public override string Name => "foreign-colour-profile";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture has a colour profile by which its colours are others than the trainer sees.";

    public override string Why =>
        "Viewers show the picture by its profile, the trainer takes the stored numbers as if they were sRGB: it trains on "
        + "paler, harsher or shifted colours that nobody saw. Measured as the mean difference (CIEDE2000) over all colours; above "
        + "0.5 it can be seen.";

    public override string Remedy => "Convert the picture to sRGB with its profile applied, and save it so.";

    public override RuleFix Fix => new("Converts the colours to sRGB by the picture's profile, and stores them without it.");

    public override Example Example => new("photo.jpg with the profile Adobe RGB (1998)", "photo.jpg with the profile sRGB, or none");

    private const double LeastShift = 0.5;

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.ProfileShift <= LeastShift)
            yield break;
        Location location = new(subject.Path);
        Fix fix = new(FixKind.ConvertColours, FixPlace.Pictures, subject.Path, "The colours are converted to sRGB by the picture's profile.");
        if (subject.ProfileShift is null)
            yield return At(location, $"The colour profile '{subject.ColourProfile}' cannot be read: what the picture is to look like is not certain.", severity: Severity.Info);
        else if (subject.ProfileShift > LeastShift)
            yield return At(location, string.Create(CultureInfo.InvariantCulture, $"By the colour profile '{subject.ColourProfile}' colours are others than the trainer sees, by {subject.ProfileShift:F1} on the mean.")) with { Fix = fix };
    }
}
