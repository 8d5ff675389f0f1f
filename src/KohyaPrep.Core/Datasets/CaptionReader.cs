using System.IO.Hashing;
using System.Text;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Captions.Edits;

namespace KohyaPrep.Core.Datasets;

/// <summary>Reads a caption file as the trainer does (train_util.py:1946-1970).</summary>
public static class CaptionReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="bytes">The whole file.</param>
    /// <param name="path">Relative to the folder of captions, with forward slashes.</param>
    /// <param name="shown">The file as the user would write it.</param>
    public static CaptionFacts Read(ReadOnlySpan<byte> bytes, string path, string shown)
    {
        string hash = XxHash128.HashToUInt128(bytes).ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
        bool hasMark = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            CaptionEncoding? other = CaptionEncoding.Guess(bytes);
            return new CaptionFacts(path, shown, "", 0, hasMark, IsUtf8: false, HasNoLines: false, hash) { OtherEncoding = other?.Name ?? "", SaysEncoding = other?.IsCertain ?? false };
        }

        string? first = null;
        int lines = 0;
        foreach (string line in PythonText.Lines(text))
        {
            string stripped = PythonText.Strip(line);
            first ??= stripped;
            lines += stripped.Length > 0 ? 1 : 0;
        }

        return new CaptionFacts(path, shown, first ?? "", lines, hasMark, IsUtf8: true, HasNoLines: first is null, hash);
    }

    /// <summary>Reads a file. One that cannot be opened is a fact as well (<see cref="CaptionFacts.Trouble"/>), and nothing is thrown.</summary>
    /// <param name="file">Where it lies.</param>
    /// <inheritdoc cref="Read"/>
    public static CaptionFacts ReadFile(string file, string path, string shown)
    {
        try
        {
            return Read(File.ReadAllBytes(file), path, shown);
        }
        catch (UnauthorizedAccessException)
        {
            return Closed("permission denied");
        }
        catch (IOException reason)
        {
            return Closed(reason.Message.TrimEnd('.'));
        }

        CaptionFacts Closed(string trouble) => new(path, shown, "", 0, false, IsUtf8: true, HasNoLines: false, "") { Trouble = trouble };
    }
}
