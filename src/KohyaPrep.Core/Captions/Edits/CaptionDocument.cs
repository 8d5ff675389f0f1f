using System.Text;

namespace KohyaPrep.Core.Captions.Edits;

/// <summary>
/// A caption file line by line, so that it can be changed in one place and stays byte for byte as it is everywhere else: its byte-order mark, its
/// line ends and the blanks around its lines are kept.
/// </summary>
public sealed record CaptionDocument(bool HasMark, IReadOnlyList<CaptionLine> Lines)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>The lines that say something, without the blanks around them: the trainer reads the first.</summary>
    public IEnumerable<string> Texts => Lines.Where(line => !line.IsBlank).Select(line => PythonText.Strip(line.Text));

    /// <returns>Null when the bytes are not UTF-8.</returns>
    public static CaptionDocument? Read(ReadOnlySpan<byte> bytes)
    {
        bool hasMark = bytes.StartsWith(Mark);
        try
        {
            return new CaptionDocument(hasMark, LinesOf(Strict.GetString(hasMark ? bytes[Mark.Length..] : bytes)));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>A file of this text, without a mark.</summary>
    public static CaptionDocument Of(string text) => new(HasMark: false, LinesOf(text));

    /// <summary>Every line that says something is edited.</summary>
    public CaptionDocument Edit(Func<string, string> edit) => this with { Lines = [.. Lines.Select(line => line.IsBlank ? line : line.Edit(edit))] };

    /// <summary>Everything that it says on one line, between commas.</summary>
    public CaptionDocument Joined()
    {
        string[] texts = [.. Texts.Select(text => PythonText.Strip(text.Trim(','))).Where(text => text.Length > 0)];
        return this with { Lines = [new CaptionLine(string.Join(", ", texts), Lines.Count > 0 ? Lines[^1].End : "")] };
    }

    /// <summary>Begins with its first line that says something.</summary>
    public CaptionDocument WithoutBlankStart() => this with { Lines = [.. Lines.SkipWhile(line => line.IsBlank)] };

    public byte[] ToBytes()
    {
        byte[] text = Strict.GetBytes(string.Concat(Lines.Select(line => line.Text + line.End)));
        return HasMark ? [.. Mark, .. text] : text;
    }

    private static List<CaptionLine> LinesOf(string text)
    {
        List<CaptionLine> lines = [];
        int start = 0;
        foreach (string line in PythonText.Lines(text))
        {
            int end = start + line.Length;
            string mark = end >= text.Length ? "" : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? "\r\n" : text[end..(end + 1)];
            lines.Add(new CaptionLine(line, mark));
            start = end + mark.Length;
        }

        return lines;
    }
}
