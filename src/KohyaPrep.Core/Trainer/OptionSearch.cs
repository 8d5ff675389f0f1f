namespace KohyaPrep.Core.Trainer;

/// <summary>Finds options by name, by what they do, and by other words for them.</summary>
public static class OptionSearch
{
    private const int MostSuggestions = 5;

    /// <summary>
    /// What matches all the words, best first: other words for an option, names that contain them, meanings. A whole name gives that option
    /// alone.
    /// </summary>
    /// <param name="script">Null for the options of every script.</param>
    /// <param name="words">None to get all, in ordinal order.</param>
    public static IReadOnlyList<OptionEntry> Find(OptionCatalogue catalogue, string? script, IReadOnlyList<string> words)
    {
        string text = Plain(string.Join(' ', words));
        OptionEntry[] entries = [.. EntriesOf(catalogue, script)];
        if (entries.FirstOrDefault(entry => Plain(entry.Name) == text) is { } named)
            return [named];
        return [.. entries
            .Select(entry => (Entry: entry, Rank: RankOf(entry, text)))
            .Where(found => found.Rank < int.MaxValue)
            .OrderBy(found => found.Rank)
            .Select(found => found.Entry)];
    }

    /// <summary>The names that were probably meant, where nothing matches; nearest first.</summary>
    public static IReadOnlyList<string> Nearest(OptionCatalogue catalogue, string? script, IReadOnlyList<string> words)
    {
        string text = Plain(string.Join(' ', words)).Replace(' ', '_');
        (string Name, int Distance)[] all = [.. EntriesOf(catalogue, script)
            .Select(entry => (entry.Name, WordsOf(entry).Prepend(entry.Name).Min(word => Distance(text, word))))];
        int most = Math.Min(Math.Clamp(text.Length / 2, 1, 4), all.Select(near => near.Distance).DefaultIfEmpty(0).Min() + 1);
        return [.. all
            .Where(near => near.Distance <= most)
            .OrderBy(near => near.Distance)
            .ThenBy(near => near.Name, StringComparer.Ordinal)
            .Select(near => near.Name)
            .Take(MostSuggestions)];
    }

    private static IEnumerable<OptionEntry> EntriesOf(OptionCatalogue catalogue, string? script) => catalogue.Options
        .Where(option => script is null || option.Scripts.Contains(script))
        .GroupBy(option => option.Name, StringComparer.Ordinal)
        .Select(rows => new OptionEntry(rows.Key, [.. rows], OptionNotes.Find(rows.Key)));

    private static int RankOf(OptionEntry entry, string text)
    {
        string name = Plain(entry.Name);
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (entry.DatasetKey is { } key && Plain(key) == text || WordsOf(entry).Contains(text))
            return 1;
        if (parts.All(part => name.Contains(part, StringComparison.Ordinal)))
            return 2;
        string words = $"{name} {string.Join(' ', WordsOf(entry))}";
        if (parts.All(part => words.Contains(part, StringComparison.Ordinal)))
            return 3;
        string choices = Plain(string.Join(' ', entry.Rows.SelectMany(row => row.Choices).Select(choice => choice.Shown)));
        string everything = $"{words} {Plain(entry.Note?.Meaning ?? "")} {choices}";
        return parts.All(part => BeginsWord(everything, part)) ? 4 : int.MaxValue;
    }

    // Not anywhere in a word: "rate" is not meant by "accurate".
    private static bool BeginsWord(string text, string part) =>
        text.StartsWith(part, StringComparison.Ordinal) || text.Contains(' ' + part, StringComparison.Ordinal);

    private static IEnumerable<string> WordsOf(OptionEntry entry) => (entry.Note?.Words ?? []).Select(Plain);

    private static int Distance(string text, string name) => Findings.Nearest.Distance(text, Plain(name).Replace(' ', '_'));

    /// <summary>As it is compared: without dashes, underscores and capital letters.</summary>
    private static string Plain(string text) => text.Replace('-', ' ').Replace('_', ' ').Trim().ToLowerInvariant();
}
