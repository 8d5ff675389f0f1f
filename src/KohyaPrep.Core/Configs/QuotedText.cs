using System.Globalization;
using System.Text;

namespace KohyaPrep.Core.Configs;

/// <summary>Texts in double quotes on one line, with the escapes that TOML and YAML share.</summary>
internal static class QuotedText
{
    /// <param name="alsoCoded">Letters besides those of <see cref="NeedsCode"/> that are written as <c>\u</c> with four digits.</param>
    public static string Of(string value, string alsoCoded = "")
    {
        StringBuilder text = new("\"", value.Length + 2);
        foreach (char letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                _ when NeedsCode(letter) || alsoCoded.Contains(letter) => text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(letter),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>Control characters without a letter of their own, and the line ends that Python knows besides.</summary>
    public static bool NeedsCode(char letter) =>
        letter is (< ' ' and not ('\n' or '\r' or '\t' or '\b' or '\f')) or (>= '\x7f' and <= '\x9f') or '\u2028' or '\u2029';
}
