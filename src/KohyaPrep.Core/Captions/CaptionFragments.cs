namespace KohyaPrep.Core.Captions;

/// <summary>The fragments of a caption: what stands between its commas, as the trainer takes tags apart.</summary>
public static class CaptionFragments
{
    /// <returns>In their order, stripped; empty ones are left out.</returns>
    public static IReadOnlyList<string> Of(string caption)
    {
        List<string> fragments = [];
        foreach (ReadOnlySpan<char> fragment in new FragmentSpans(caption))
            fragments.Add(fragment.ToString());
        return fragments;
    }

    /// <summary>A caption without some of its fragments; the others and what stands between them stay as they are.</summary>
    /// <param name="isKept">Called with each fragment as <see cref="Of"/> gives it, in their order.</param>
    public static string Keep(string caption, Func<string, bool> isKept)
    {
        string[] pieces = caption.Split(',');
        string[] kept = [.. pieces.Where(piece => PythonText.Strip(piece) is not { Length: > 0 } fragment || isKept(fragment))];
        if (kept.Length == pieces.Length)
            return caption;
        string rest = string.Join(',', kept);
        return PythonText.Strip(rest.Trim(',')).Length == 0 ? "" : rest.TrimStart(',', ' ');
    }

    /// <summary>A caption in which nothing is said twice, in whatever case; the first of equal fragments stays.</summary>
    public static string WithoutRepeats(string caption)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        return Keep(caption, seen.Add);
    }

    /// <summary>The runs of letters, in small letters, in their order.</summary>
    public static IReadOnlyList<string> WordsOf(string text)
    {
        List<string> words = [];
        foreach (ReadOnlySpan<char> word in new WordSpans(text))
            words.Add(word.ToString().ToLowerInvariant());
        return words;
    }

    /// <summary>Some fragments for a message: <c>'a', 'b' and 2 more</c>.</summary>
    public static string InWords(IReadOnlyList<string> fragments, int shown = 4)
    {
        string first = string.Join(", ", fragments.Take(shown).Select(fragment => $"'{fragment}'"));
        return fragments.Count > shown ? $"{first} and {fragments.Count - shown} more" : first;
    }
}
