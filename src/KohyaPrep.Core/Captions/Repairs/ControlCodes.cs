namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>The control codes U+0080 to U+009F, which nobody means: in their places Windows-1252 has letters and signs.</summary>
internal static class ControlCodes
{
    public static bool In(string text) => text.AsSpan().ContainsAnyInRange('\u0080', '\u009f');

    /// <summary>As web browsers do it; the five codes that Windows-1252 lacks too stay.</summary>
    public static string ToWindows1252(string text) =>
        In(text)
            ? string.Create(text.Length, text, static (letters, source) =>
            {
                for (int i = 0; i < letters.Length; i++)
                    letters[i] = source[i] is >= '\u0080' and <= '\u009f' ? LegacyEncodings.Windows1252.Decode((byte)source[i]) : source[i];
            })
            : text;
}
