using System.Text;
using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>
/// A message as rich prints it: time, level, text and source line in columns, the text folded where it is too wide, in the
/// middle of words that are wider than the column.
/// </summary>
internal sealed partial class FoldedMessage
{
    /// <summary>The columns of time and level, which stay empty in further rows.</summary>
    private const int Indent = 29;

    private const int LevelWidth = 9;

    /// <summary>More of a message than this is not kept.</summary>
    private const int LongestText = 8192;

    private readonly StringBuilder text = new();
    private readonly int columnWidth;
    private int room;
    private bool isOneWord;

    private FoldedMessage(string level, string firstRow, int columnWidth)
    {
        Level = level;
        this.columnWidth = columnWidth;
        Append(firstRow);
    }

    /// <summary>DEBUG, INFO, WARNING, ERROR or CRITICAL.</summary>
    public string Level { get; }

    public string Text => text.ToString();

    /// <summary>Begins a message with its first row; null when the line is none.</summary>
    public static FoldedMessage? Begin(string line)
    {
        Match match = FirstRow().Match(line);
        if (!match.Success)
            return null;
        // Counted from the level on: what is left of a bar's padding may stand before the time.
        int columnWidth = CellWidth.Of(line.AsSpan(match.Groups["level"].Index).TrimEnd()) - LevelWidth - match.Groups["source"].Length - 1;
        return new FoldedMessage(match.Groups["level"].Value, match.Groups["text"].Value, columnWidth);
    }

    /// <summary>Takes a further row; false when the line is none, and the message is complete.</summary>
    public bool TryContinue(string line)
    {
        if (line.Length <= Indent || line.AsSpan(0, Indent).ContainsAnyExcept(' '))
            return false;
        Append(line[Indent..]);
        return true;
    }

    private void Append(string row)
    {
        row = row.TrimEnd();
        if (text.Length < LongestText)
        {
            // A word is cut only where it is wider than the column, and then it begins a row and fills it (rich,
            // _wrap.py, divide_line), but for one column where the next character takes two. A word just as wide as the column looks
            // the same; there the blank is lost.
            bool wasCut = isOneWord && (room <= 0 || (room == 1 && row.Length > 0 && CellWidth.Of(row[0]) == 2));
            if (text.Length > 0 && !wasCut)
                text.Append(' ');
            text.Append(row);
        }

        room = columnWidth - CellWidth.Of(row);
        isOneWord = !row.Contains(' ', StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(?:\s*\d{4}-\d\d-\d\d \d\d:\d\d:\d\d | {20,})(?<level>DEBUG|INFO|WARNING|ERROR|CRITICAL) +(?<text>.*?) *(?<source>[\w.\-]+\.py:\d+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex FirstRow();
}
