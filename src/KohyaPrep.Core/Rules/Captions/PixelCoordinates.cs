using System.Text.RegularExpressions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed partial class PixelCoordinates : Rule<CaptionFacts>
{
    public static PixelCoordinates Rule { get; } = new();

    public override string Code => "CAP022";

    public override string Name => "pixel-coordinates";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A caption says where something is by the numbers of its pixels.";

    public override string Why =>
        "CLIP reads every digit as a token of its own and has never learnt to find a pixel by its number. Coordinates fill the "
        + "75 tokens, differ from picture to picture and tie what they stand beside to nothing that can be asked for later.";

    public override string Remedy => "Say it in words, such as `above the left eye`, or leave it out.";

    public override Example Example => new("punk, eyes at (9, 12) and (14, 12)", "punk, wide-set eyes");

    public override IEnumerable<Finding> Check(CaptionFacts subject)
    {
        MatchCollection places = Coordinates().Matches(subject.Text);
        if (places.Count > 0)
        {
            string more = places.Count == 1 ? "" : $" and {places.Count - 1} more";
            yield return At(new Location(subject.Shown, 1, places[0].Index + 1), $"The caption has the pixel coordinates '{places[0].Value}'{more}.");
        }
    }

    [GeneratedRegex(
        @"[(\[]\s*\d{1,4}\s*[,;]\s*\d{1,4}\s*[)\]]|\bx\s*[=:]\s*\d{1,4}\b[\s,;]*y\s*[=:]\s*\d{1,4}\b"
            + @"|\bpixels?\s+(?:at\s+)?\d{1,4}\s*[,;]\s*\d{1,4}\b|\b(?:pixel\s+)?(?:row|column)s?\s+\d{1,4}\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Coordinates();
}
