using System.Buffers;
using System.Text;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>Stretches of a text that look like UTF-8 decoded with a wrong encoding, in a text of which the rest does not.</summary>
internal static class Utf8Traces
{
    // The characters that the bytes of UTF-8 become: the first of two, three and four, and those that follow.
    private static readonly SearchValues<char>[] Firsts = [Of(0xC2, 0xDF), Of(0xE0, 0xEF), SearchValues.Create([.. Letters(0xF0, 0xF0), .. Letters(0xF3, 0xF3)])];

    // A space may have been a no-break space.
    private static readonly SearchValues<char> Following = SearchValues.Create([.. Letters(0x80, 0xBF), ' ']);

    // After one of these a stretch does not begin: it would be the middle of a larger mess.
    private static readonly SearchValues<char> Middle =
        SearchValues.Create([.. Letters(0x80, 0xBF).Except("\u2013\u2014\u2015\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026")]);

    /// <summary>The text with each such stretch decoded anew where it looks like mojibake by itself.</summary>
    public static string Undo(string text)
    {
        StringBuilder? undone = null;
        int from = 0;
        for (int i = 0; i < text.Length;)
        {
            int length = i > 0 && Middle.Contains(text[i - 1]) ? 0 : LengthAt(text, i);
            // A stretch that is the whole text has been tried.
            if (length > 0 && length < text.Length && MojibakeSigns.In(text.Substring(i, length)))
            {
                undone = (undone ?? new StringBuilder(text.Length)).Append(text, from, i - from).Append(Mojibake.Undo(text.Substring(i, length)));
                from = i + length;
            }

            i += Math.Max(length, 1);
        }

        return undone is null ? text : undone.Append(text, from, text.Length - from).ToString();
    }

    private static int LengthAt(string text, int start)
    {
        int end = start;
        while (end < text.Length)
        {
            int following = Array.FindIndex(Firsts, first => first.Contains(text[end])) + 1;
            if (following == 0 || end + following >= text.Length || text.AsSpan(end + 1, following).ContainsAnyExcept(Following))
                break;
            end += following + 1;
        }

        return end - start;
    }

    private static SearchValues<char> Of(int first, int last) => SearchValues.Create([.. Letters(first, last)]);

    private static IEnumerable<char> Letters(int first, int last) =>
        LegacyEncodings.LikeLatin1.SelectMany(encoding => Enumerable.Range(first, last - first + 1).Select(code => encoding.Decode((byte)code))).Distinct();
}
