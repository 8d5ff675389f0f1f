using System.Text;
using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Configs;

/// <summary>The lines <c>[a.b]</c> and <c>[[a.b]]</c>, and the table that each of them leads to.</summary>
internal sealed partial class PythonTomlHeaders(PythonTomlTable root)
{
    // Names of tables that exist only because a header names one below them. The reader remembers the bare names, wherever they stand.
    private readonly List<string> implicitNames = [];

    /// <param name="text">The whole line, without white space around it.</param>
    /// <returns>What the following keys go into; a table, unless the file misuses a name.</returns>
    /// <exception cref="PythonFailure">What Python raises.</exception>
    public PythonTomlDraft Enter(string text, int line)
    {
        if (text.Length == 1)
            throw PythonFailure.OfValue("Opening key group bracket on line by itself.");
        bool isArray = text[1] == '[';
        List<string> names = Names(isArray ? text[2..] : text[1..], isArray ? "]]" : "]");
        PythonTomlDraft level = root;
        for (int index = 0; index < names.Count; index++)
        {
            level = Step(level, names[index], index == names.Count - 1, isArray, line);
            if (isArray && level is not PythonTomlTable)
                level = level.Last();
        }

        return level;
    }

    private PythonTomlDraft Step(PythonTomlDraft level, string name, bool isLast, bool isArray, int line)
    {
        if (name.Length == 0)
            throw PythonFailure.OfValue("Can't have a keygroup with an empty name");
        if (level is PythonTomlTable)
        {
            if (level.Contains(name))
                Meet(level, name, isLast, isArray, line);
            else
            {
                if (!isLast)
                    implicitNames.Add(name);
                level.Set(name, Fresh(isLast && isArray, line));
            }
        }
        else
        {
            // The last table of an array of tables; anything else fails in its own way.
            level = level.Last();
            if (!level.Contains(name))
                level.Set(name, Fresh(isLast && isArray, line));
        }

        return level.Get(name);
    }

    // A header may name what is there only if it is an array of tables, or has no header of its own yet.
    private void Meet(PythonTomlDraft level, string name, bool isLast, bool isArray, int line)
    {
        if (!isLast)
            return;
        if (implicitNames.Remove(name))
        {
            if (isArray)
                throw PythonFailure.OfValue("An implicitly defined table can't be an array");
        }
        else if (isArray)
            level.Get(name).Append(new PythonTomlTable(line));
        else
            throw PythonFailure.OfValue($"What? {name} already exists?{level.Shown}");
    }

    private static PythonTomlDraft Fresh(bool isArray, int line)
    {
        if (!isArray)
            return new PythonTomlTable(line);
        PythonTomlList list = new(line);
        list.Append(new PythonTomlTable(line));
        return list;
    }

    private static List<string> Names(string text, string close)
    {
        int end = -close.Length;
        for (int skip = PythonTomlQuotes.FirstOutside(text, close); skip > 0; skip--)
        {
            end = text.IndexOf(close, end + close.Length, StringComparison.Ordinal);
            if (end < 0)
                throw NotAlone();
        }

        if (!PythonText.Strip(text.AsSpan(end + close.Length)).IsEmpty)
            throw NotAlone();
        return Names(text[..end].Split('.'));
    }

    // Pieces in quotation marks are put together again where the name has dots; escapes stay as they are written.
    private static List<string> Names(string[] pieces)
    {
        List<string> names = [];
        for (int at = 0; at < pieces.Length;)
        {
            string piece = PythonText.Strip(pieces[at]);
            int next = at + 1;
            if (piece is ['"' or '\'', ..])
                piece = PythonText.Inner(Quoted(piece, pieces, ref next));
            else if (!NamePattern().IsMatch(piece))
                throw PythonFailure.OfValue($"Invalid group name '{piece}'. Try quoting it.");
            names.Add(piece);
            at = next;
        }

        return names;
    }

    private static string Quoted(string first, string[] pieces, ref int next)
    {
        StringBuilder name = new(first);
        int length = name.Length;
        while (length == 1 || name[length - 1] != name[0])
        {
            // Two tries beyond the end, and it gives up.
            if (++next > pieces.Length + 2)
                throw PythonFailure.OfValue($"Invalid group name '{name.ToString(0, length)}' Something went wrong.");
            if (next > pieces.Length)
                continue;
            name.Append('.').Append(pieces[next - 1]);
            for (length = name.Length; PythonText.IsSpace(name[length - 1]); length--)
            {
            }
        }

        return name.ToString(0, length);
    }

    private static PythonFailure NotAlone() => PythonFailure.OfValue("Key group not on a line by itself.");

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\z")]
    private static partial Regex NamePattern();
}
