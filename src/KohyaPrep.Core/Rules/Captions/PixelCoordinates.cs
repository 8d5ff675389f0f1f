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
        if (!MayHaveSome(subject.Text))
            yield break;
        MatchCollection places = Coordinates().Matches(subject.Text);
        if (places.Count > 0)
        {
            string more = places.Count == 1 ? "" : $" and {places.Count - 1} more";
            yield return At(new Location(subject.Shown, 1, places[0].Index + 1), $"The caption has the pixel coordinates '{places[0].Value}'{more}.");
        }
    }

    // Before a coordinate stands a bracket, a sign or one of a few words; most numbers are something else.
    private static bool MayHaveSome(ReadOnlySpan<char> text)
    {
        bool isAscii = System.Text.Ascii.IsValid(text);
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsDigit(text[i]))
                continue;
            if (!isAscii)
                return true;
            ReadOnlySpan<char> before = text[..i].TrimEnd();
            if (before.Length > 0 && (before[^1] is '(' or '[' or '=' or ':' || (before.Length < i && Words.Contains(LastWord(before)))))
                return true;
            while (i + 1 < text.Length && char.IsDigit(text[i + 1]))
                i++;
        }

        return false;
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        int start = text.Length;
        while (start > 0 && char.IsAsciiLetter(text[start - 1]))
            start--;
        return text[start..];
    }

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "pixel", "pixels", "at", "row", "rows", "column", "columns" }.GetAlternateLookup<ReadOnlySpan<char>>();

    [GeneratedRegex(
        @"[(\[]\s*\d{1,4}\s*[,;]\s*\d{1,4}\s*[)\]]|\bx\s*[=:]\s*\d{1,4}\b[\s,;]*y\s*[=:]\s*\d{1,4}\b"
            + @"|\bpixels?\s+(?:at\s+)?\d{1,4}\s*[,;]\s*\d{1,4}\b|\b(?:pixel\s+)?(?:row|column)s?\s+\d{1,4}\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Coordinates();
}
