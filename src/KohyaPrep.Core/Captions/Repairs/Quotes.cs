using System.Buffers;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>Curly quotes, and the letter apostrophe.</summary>
internal static class Quotes
{
    private const string Single = "\u02bc\u2018\u2019\u201a\u201b";
    private const string Double = "\u201c\u201d\u201e\u201f";

    private static readonly SearchValues<char> Curly = SearchValues.Create(Single + Double);

    public static string Straighten(string text) =>
        text.AsSpan().ContainsAny(Curly)
            ? string.Create(text.Length, text, static (letters, source) =>
            {
                for (int i = 0; i < letters.Length; i++)
                    letters[i] = Single.Contains(source[i], StringComparison.Ordinal) ? '\'' : Double.Contains(source[i], StringComparison.Ordinal) ? '"' : source[i];
            })
            : text;
}
