namespace KohyaPrep.Core.Findings;

/// <summary>
/// Finds suppressions in the comments of a recipe or a trainer's file: <c># kohyaprep: ignore CFG012 because …</c> at the end of the line
/// that is meant or alone above it; several codes with commas; <c>ignore-file</c> for the whole file, wherever it stands.
/// </summary>
public static class SuppressionComments
{
    private const string Mark = "kohyaprep:";
    private const string Line = "ignore";
    private const string File = "ignore-file";

    /// <param name="shown">The file as the user would write it.</param>
    public static IReadOnlyList<Suppression> Read(string text, string shown)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        List<Suppression> found = [];
        for (int i = 0; i < lines.Length; i++)
        {
            (string Before, string Words)? comment = CommentIn(lines[i]);
            if (comment is not ({ } before, { } words))
                continue;
            Location here = new(shown, i + 1, before.Length + 1);
            (string verb, string rest) = FirstWord(words);
            Location target = verb == File ? new Location(shown) : new Location(shown, before.Trim().Length > 0 ? i + 1 : LineBelow(lines, i));
            if (verb is Line or File)
                found.AddRange(Parse(rest, here, target));
            else
                found.Add(new Suppression("", "", here, target));
        }

        return found;
    }

    /// <summary>Reads <c>CODE, CODE because reason</c>; "because" may be left out.</summary>
    public static IEnumerable<Suppression> Parse(string words, Location here, Location? target)
    {
        List<string> rules = [];
        bool goesOn = true;
        while (goesOn)
        {
            (string word, words) = FirstWord(words);
            goesOn = word.EndsWith(',');
            rules.AddRange(word.Split(',', StringSplitOptions.RemoveEmptyEntries));
        }

        (string first, string rest) = FirstWord(words);
        string reason = first.TrimEnd(':') is "because" or "-" or "–" or "" ? rest : words.Trim();
        return rules.DefaultIfEmpty("").Select(rule => new Suppression(rule.TrimEnd(':'), reason, here, target));
    }

    private static (string Before, string Words)? CommentIn(string line)
    {
        int mark = line.IndexOf(Mark, StringComparison.Ordinal);
        if (mark < 0)
            return null;
        string before = line[..mark].TrimEnd();
        return before.EndsWith('#') ? (before[..^1], line[(mark + Mark.Length)..]) : null;
    }

    // Comments and empty lines between the comment and what it means do not part them.
    private static int LineBelow(string[] lines, int comment)
    {
        int line = comment + 1;
        while (line < lines.Length && (lines[line].Trim() is "" || lines[line].TrimStart().StartsWith('#')))
            line++;
        return line + 1;
    }

    private static (string Word, string Others) FirstWord(string text)
    {
        string trimmed = text.Trim();
        int end = trimmed.AsSpan().IndexOfAny(' ', '\t');
        return end < 0 ? (trimmed, "") : (trimmed[..end], trimmed[end..].Trim());
    }
}
