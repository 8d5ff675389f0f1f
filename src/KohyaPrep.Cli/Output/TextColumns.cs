using System.Text;

namespace KohyaPrep.Cli.Output;

/// <summary>Fits texts to a terminal. Elsewhere there is no width and a text stays one line, for other programs to read.</summary>
internal static class TextColumns
{
    private const int Narrowest = 40;
    private const int Widest = 130;

    /// <summary>The columns of the terminal that results go to, within what is good to read; null for a pipe or a file.</summary>
    public static int? Width => Console.IsOutputRedirected ? null : Math.Clamp(Console.WindowWidth, Narrowest, Widest);

    /// <summary>The words in lines no wider than the width, all but the first indented.</summary>
    /// <param name="indent">Columns that the first line's beginning has taken already, and that later lines leave free.</param>
    /// <param name="width">Null for one line.</param>
    public static string Wrap(string text, int indent, int? width)
    {
        if (width is not { } columns || indent + text.Length <= columns)
            return text;
        StringBuilder wrapped = new();
        int column = indent;
        foreach (string word in text.Split(' '))
        {
            if (column > indent && column + 1 + word.Length > columns)
            {
                wrapped.Append('\n').Append(' ', indent);
                column = indent;
            }
            else if (column > indent)
            {
                wrapped.Append(' ');
                column++;
            }

            wrapped.Append(word);
            column += word.Length;
        }

        return wrapped.ToString();
    }

    /// <summary>The parts with a gap between them, in as few lines as hold them; none is taken apart.</summary>
    public static IReadOnlyList<string> Fill(IEnumerable<string> parts, string gap, int width)
    {
        List<string> lines = [];
        foreach (string part in parts)
        {
            if (lines.Count > 0 && lines[^1].Length + gap.Length + part.Length <= width)
                lines[^1] += gap + part;
            else
                lines.Add(part);
        }

        return lines;
    }

    /// <summary>The text, cut with an ellipsis to the width.</summary>
    public static string Cut(string text, int? width) =>
        width is { } columns && text.Length > columns ? text[..Math.Max(0, columns - 1)].TrimEnd() + "…" : text;
}
