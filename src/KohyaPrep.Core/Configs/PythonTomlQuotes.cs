namespace KohyaPrep.Core.Configs;

/// <summary>
/// The reader's notion of what stands in quotation marks on a line: parts between double marks, in which single marks count too.
/// It knows no escapes.
/// </summary>
internal static class PythonTomlQuotes
{
    /// <summary>The line's parts, outside and inside of quotation marks in turn; the first is outside.</summary>
    public static List<string> Split(string line)
    {
        string[] rest = line.Split('"');
        List<string> parts = [];
        int next = 0;
        // A single mark before the first double one: double marks belong to the text until the single ones are even in number.
        if (rest.Length > 1 && rest[0].Contains('\'', StringComparison.Ordinal))
        {
            parts.AddRange(rest[0].Split('\''));
            for (next = 1; parts.Count % 2 == 0 && next < rest.Length; next++)
            {
                string[] more = $"{parts[^1]}\"{rest[next]}".Split('\'');
                parts[^1] = more[0];
                parts.AddRange(more[1..]);
            }
        }

        for (bool isInside = false; next < rest.Length; next++)
        {
            if (isInside)
                parts.Add(rest[next]);
            else
                parts.AddRange(rest[next].Split('\''));
            isInside = !isInside;
        }

        return parts;
    }

    /// <summary>Which occurrence of the mark is the first outside of quotation marks, counted from 1; one past the last where none is.</summary>
    public static int FirstOutside(string line, string mark)
    {
        int inside = 0;
        List<string> parts = Split(line);
        for (int part = 0; part < parts.Count; part++)
        {
            if (part % 2 == 0 && parts[part].Contains(mark, StringComparison.Ordinal))
                break;
            inside += Count(parts[part], mark);
        }

        return inside + 1;
    }

    private static int Count(string text, string mark)
    {
        int count = 0;
        for (int at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + mark.Length, StringComparison.Ordinal))
            count++;
        return count;
    }
}
