using System.Text;

namespace KohyaPrep.Core.Captions.Tables;

/// <summary>
/// Comma-separated values (RFC 4180), and what spreadsheets make of them: semicolons or tabs between the cells, a byte-order mark, a first line
/// <c>sep=;</c>. A quote that is never closed spoils its own line only.
/// </summary>
public sealed class CsvText
{
    private readonly string text;
    private readonly List<CsvRow> rows = [];
    private readonly List<TableFault> faults = [];
    private int at;
    private int line = 1;

    private CsvText(string text)
    {
        this.text = text.TrimStart('\uFEFF');
        if (this.text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && this.text.Length > 4 && EndsLine(5))
        {
            Separator = this.text[4];
            at = 5;
            EndLine();
        }
        else
            Separator = LikelySeparator();

        while (at < this.text.Length)
            ReadRow();
    }

    public char Separator { get; }

    public IReadOnlyList<CsvRow> Rows => rows;

    public IReadOnlyList<TableFault> Faults => faults;

    public static CsvText Read(string text) => new(text);

    private void ReadRow()
    {
        int first = line;
        List<string> cells = [ReadCell()];
        while (at < text.Length && text[at] == Separator)
        {
            at++;
            cells.Add(ReadCell());
        }

        EndLine();
        if (cells.Exists(cell => cell.Length > 0))
            rows.Add(new CsvRow(first, cells));
    }

    private string ReadCell()
    {
        int start = at;
        while (start < text.Length && text[start] == ' ' && Separator != ' ')
            start++;
        if (start < text.Length && text[start] == '"')
        {
            if (ReadQuoted(start) is { } quoted)
                return quoted;
            faults.Add(new TableFault(line, "A quote is opened in this line and never closed.", "Close it, or write a quote that is meant as such twice, between quotes."));
        }

        int end = at;
        while (end < text.Length && text[end] != Separator && text[end] is not ('\r' or '\n'))
            end++;
        string cell = text[at..end].Trim();
        at = end;
        return cell;
    }

    /// <returns>Null when the quote is not closed; nothing is read then.</returns>
    private string? ReadQuoted(int start)
    {
        StringBuilder cell = new();
        int i = start + 1, lines = 0;
        while (i < text.Length)
        {
            if (text[i] == '"')
            {
                if (i + 1 < text.Length && text[i + 1] == '"')
                    i++;
                else
                    break;
            }

            lines += text[i] == '\n' ? 1 : 0;
            cell.Append(text[i++]);
        }

        if (i >= text.Length)
            return null;
        i++;
        int rest = i;

        // A quote that was forgotten closes at the next one that opens, lines below.
        if (lines > 0 && rest < text.Length && text[rest] != Separator && text[rest] is not ('\r' or '\n' or ' '))
            return null;
        while (i < text.Length && text[i] != Separator && text[i] is not ('\r' or '\n'))
            i++;
        cell.Append(text[rest..i].TrimEnd());
        at = i;
        line += lines;
        return cell.ToString().Trim();
    }

    private bool EndsLine(int place) => place >= text.Length || text[place] is '\r' or '\n';

    private void EndLine()
    {
        if (at < text.Length && text[at] == '\r')
            at++;
        if (at < text.Length && text[at] == '\n')
            at++;
        line++;
    }

    /// <summary>What stands most often in the first line that is not empty, outside of quotes.</summary>
    private char LikelySeparator()
    {
        Dictionary<char, int> counts = new() { [','] = 0, [';'] = 0, ['\t'] = 0 };
        bool isQuoted = false;
        foreach (char character in text.TrimStart('\r', '\n', ' ').TakeWhile(character => isQuoted || character is not ('\r' or '\n')))
        {
            if (character == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && counts.TryGetValue(character, out int count))
                counts[character] = count + 1;
        }

        return counts.MaxBy(pair => pair.Value).Key;
    }
}
