using System.Text;

namespace KohyaPrep.Core.Configs;

/// <summary>A text in three quotation marks, or an array that ends within one, that goes on over several lines.</summary>
/// <param name="key">The key that waits for it.</param>
/// <param name="first">The letter that it begins with.</param>
/// <param name="line">Where it began.</param>
internal sealed class PythonTomlLongText(string key, char first, int line)
{
    private readonly StringBuilder text = new();
    private bool hasBreak;

    public string Key => key;

    public int Line => line;

    public string Text => text.ToString();

    /// <summary>Whether the last line ended with a backslash, which swallows the break and the white space behind it.</summary>
    public bool IsJoining { get; private set; }

    /// <summary>Whether the next line is taken without the white space around it.</summary>
    public bool StripsNext => IsJoining || !hasBreak;

    /// <summary>The text that begins with the value, or null where the value is whole.</summary>
    /// <exception cref="PythonFailure">What Python raises.</exception>
    public static PythonTomlLongText? Begin(string key, string value, int line)
    {
        if (value.Length < 3)
            return null;
        string piece = value[0] == '[' && value[^1] != ']' && PythonTomlArray.HoldsTexts(value) ? LastPiece(value[1..]) : value;
        char mark = piece.Length > 0 ? piece[0] : '\0';
        if (mark is not ('"' or '\''))
            return null;
        if (piece.Length == 1 || (piece.Length == 2 && piece[1] == mark))
            throw PythonFailure.OfIndex("string");
        if (piece[1] != mark || piece[2] != mark || (piece.Length > 5 && EndsWith(piece, mark)))
            return null;
        PythonTomlLongText longText = new(key, value[0], line);
        longText.text.Append(value);
        longText.EndLine(PythonText.TrailingBackslashes(piece));
        return longText;
    }

    /// <summary>Takes a line; true where it closes the text.</summary>
    /// <exception cref="PythonFailure">What Python raises.</exception>
    public bool Take(string next)
    {
        text.Append(next);
        IsJoining = false;
        if (first == '[' && next.Length == 0)
            throw PythonFailure.OfIndex("string");
        if (first == '[' ? next[^1] == ']' : next.Length > 2 && EndsWith(next, first))
            return true;
        int backslashes = 0;
        while (backslashes < text.Length && text[^(backslashes + 1)] == '\\')
            backslashes++;
        EndLine(backslashes);
        return false;
    }

    private void EndLine(int backslashes)
    {
        IsJoining = backslashes % 2 == 1;
        if (IsJoining)
            text.Length--;
        else
        {
            text.Append('\n');
            hasBreak = true;
        }
    }

    private static string LastPiece(string array)
    {
        string inner = PythonText.Strip(array);
        // From the last comma that a quotation mark follows.
        for (int end = inner.Length, comma; (comma = end > 0 ? inner.LastIndexOf(',', end - 1) : -1) >= 0; end = comma)
        {
            if (comma + 1 == inner.Length)
                throw PythonFailure.OfIndex("string");
            if (inner[comma + 1] is '"' or '\'')
                return inner[(comma + 1)..];
        }

        return inner;
    }

    private static bool EndsWith(string text, char mark) => text[^1] == mark && text[^2] == mark && text[^3] == mark;
}
