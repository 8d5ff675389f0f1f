using System.Text;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>Full-width Latin and signs, half-width Katakana and Hangul, and the wide space: the forms of U+FF01 to U+FFEE and U+3000.</summary>
internal static class CharacterWidths
{
    private const char FirstLatin = '\uff01';
    private const char LastLatin = '\uff5e';
    private const char First = '\uff5f';

    // What U+FF5F and those after it are in their usual width; a character that is none of these forms stands for itself.
    private const string Usual =
        "⦅⦆"
        + "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309a\u1160\u1100\u1101\u11aa\u1102\u11ac"
        + "\u11ad\u1103\u1104\u1105\u11b0\u11b1\u11b2\u11b3\u11b4\u11b5\u111a\u1106\u1107\u1108\u1121\u1109\u110a\u110b"
        + "\u110c\u110d\u110e\u110f\u1110\u1111\u1112\uffbf\uffc0\uffc1\u1161\u1162\u1163\u1164\u1165\u1166\uffc8\uffc9"
        + "\u1167\u1168\u1169\u116a\u116b\u116c\uffd0\uffd1\u116d\u116e\u116f\u1170\u1171\u1172\uffd8\uffd9\u1173\u1174"
        + "\u1175\uffdd\uffde\uffdf¢£¬\uffe3¦¥₩\uffe7│←↑→↓■○";

    public static string MakeUsual(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstLatin, '\uffee') && !text.Contains('\u3000', StringComparison.Ordinal))
            return text;
        StringBuilder usual = new(text.Length + 4);
        foreach (char letter in text)
        {
            _ = letter switch
            {
                '\u3000' => usual.Append(' '),
                >= FirstLatin and <= LastLatin => usual.Append((char)(letter - FirstLatin + '!')),
                '\uffe3' => usual.Append(" \u0304"),
                >= First and <= '\uffee' => usual.Append(Usual[letter - First]),
                _ => usual.Append(letter),
            };
        }

        return usual.ToString();
    }
}
