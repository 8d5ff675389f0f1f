namespace KohyaPrep.Imaging.ContactSheets;

/// <summary>Breaks text into lines of a fixed width.</summary>
internal static class WrappedText
{
    /// <param name="width">Characters in a line, at least 4.</param>
    /// <param name="lines">Most lines; the last one ends in dots if something is left.</param>
    public static IReadOnlyList<string> Lines(string text, int width, int lines)
    {
        List<string> wrapped = [];
        string line = "";
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string rest = word;
            if (line.Length > 0 && line.Length + 1 + rest.Length <= width)
            {
                line += " " + rest;
                continue;
            }

            if (line.Length > 0)
                wrapped.Add(line);
            for (; rest.Length > width; rest = rest[width..])
                wrapped.Add(rest[..width]);
            line = rest;
        }

        if (line.Length > 0)
            wrapped.Add(line);
        if (wrapped.Count <= lines)
            return wrapped;
        return [.. wrapped.Take(lines - 1), Shortened(wrapped[lines - 1], width - 3) + "..."];
    }

    /// <summary>Cut after a word where there is one to cut after.</summary>
    private static string Shortened(string line, int width)
    {
        if (line.Length <= width)
            return line.TrimEnd(',');
        int end = line.LastIndexOf(' ', width);
        return line[..(end > 0 ? end : width)].TrimEnd(',');
    }
}
