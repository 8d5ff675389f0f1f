namespace KohyaPrep.Core.Captions;

/// <summary>The fragments of a caption: what stands between its commas, as the trainer takes tags apart.</summary>
public static class CaptionFragments
{
    /// <returns>In their order, stripped; empty ones are left out.</returns>
    public static IReadOnlyList<string> Of(string caption) =>
        [.. caption.Split(',').Select(PythonText.Strip).Where(fragment => fragment.Length > 0)];

    /// <summary>The runs of letters, in small letters, in their order.</summary>
    public static IEnumerable<string> WordsOf(string text)
    {
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
                continue;
            if (i > start)
                yield return text[start..i].ToLowerInvariant();
            start = i + 1;
        }
    }

    /// <summary>Some fragments for a message: <c>'a', 'b' and 2 more</c>.</summary>
    public static string InWords(IReadOnlyList<string> fragments, int shown = 4)
    {
        string first = string.Join(", ", fragments.Take(shown).Select(fragment => $"'{fragment}'"));
        return fragments.Count > shown ? $"{first} and {fragments.Count - shown} more" : first;
    }
}
