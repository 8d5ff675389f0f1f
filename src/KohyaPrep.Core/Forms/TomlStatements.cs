using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Forms;

/// <summary>
/// Divides a TOML text into statements without losing a comment. It knows strings and brackets and no more: whoever writes the statements
/// anew reads the result back with the trainer's reader and compares.
/// </summary>
internal static class TomlStatements
{
    /// <returns>In the order written; the last one has the comments at the end of the file and nothing else.</returns>
    public static IReadOnlyList<TomlStatement> Of(string text)
    {
        string whole = PythonText.WithUniversalNewlines(text);
        List<TomlStatement> statements = [];
        List<string> comments = [];
        int at = 0;
        int line = 1;
        while (at < whole.Length)
        {
            int lineEnd = End(whole, at);
            ReadOnlySpan<char> trimmed = whole.AsSpan(at, lineEnd - at).Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                comments.Add(trimmed.ToString());
                at = lineEnd + 1;
                line++;
                continue;
            }

            bool isHeader = trimmed[0] == '[';
            int start = isHeader ? at : whole.IndexOf('=', at, lineEnd - at);
            (int bodyEnd, int remarkStart) = ValueEnd(whole, isHeader ? at : start < 0 ? at : start + 1);
            int statementEnd = End(whole, bodyEnd);
            statements.Add(new TomlStatement(
                [.. comments],
                isHeader || start < 0 ? null : whole[at..start].Trim(),
                whole[(isHeader || start < 0 ? at : start + 1)..bodyEnd].Trim(),
                remarkStart < 0 ? "" : whole[remarkStart..statementEnd].Trim(),
                line));
            comments.Clear();
            line += whole.AsSpan(at, statementEnd - at).Count('\n') + 1;
            at = statementEnd + 1;
        }

        statements.Add(new TomlStatement(comments, null, "", "", line));
        return statements;
    }

    private static int End(string text, int from) => text.IndexOf('\n', Math.Min(from, text.Length)) is >= 0 and var end ? end : text.Length;

    /// <summary>Where a value ends, and where the comment behind it begins (-1 for none).</summary>
    private static (int End, int Remark) ValueEnd(string text, int from)
    {
        int depth = 0;
        int at = from;
        while (at < text.Length)
        {
            char letter = text[at];
            if (letter is '"' or '\'')
            {
                at = StringEnd(text, at);
                continue;
            }

            if (letter == '#' && depth > 0)
            {
                at = End(text, at);
                continue;
            }

            if (letter == '#' || (letter == '\n' && depth <= 0))
                return (at, letter == '#' ? at : -1);
            depth += letter is '[' or '{' ? 1 : letter is ']' or '}' ? -1 : 0;
            at++;
        }

        return (text.Length, -1);
    }

    private static int StringEnd(string text, int from)
    {
        char quote = text[from];
        string three = new(quote, 3);
        bool isLong = text.AsSpan(from).StartsWith(three, StringComparison.Ordinal);
        int at = from + (isLong ? 3 : 1);
        while (at < text.Length)
        {
            if (text[at] == '\\' && quote == '"')
                at += 2;
            else if (isLong && text.AsSpan(at).StartsWith(three, StringComparison.Ordinal))
                return at + 3;
            else if (!isLong && (text[at] == quote || text[at] == '\n'))
                return text[at] == quote ? at + 1 : at;
            else
                at++;
        }

        return text.Length;
    }
}
