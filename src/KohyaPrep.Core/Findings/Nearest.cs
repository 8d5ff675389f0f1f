namespace KohyaPrep.Core.Findings;

/// <summary>The word that was probably meant.</summary>
public static class Nearest
{
    /// <returns>The nearest of the known words, or null when none is near: a third of the letters may differ, three at most.</returns>
    public static string? To(string word, IEnumerable<string> known)
    {
        int allowed = Math.Clamp(word.Length / 3, 1, 3);
        return known
            .Where(candidate => Math.Abs(candidate.Length - word.Length) <= allowed)
            .Select(candidate => (Word: candidate, Distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.Distance <= allowed)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Word, StringComparer.Ordinal)
            .Select(pair => pair.Word)
            .FirstOrDefault();
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        int[,] steps = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            steps[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            steps[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = steps[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                steps[i, j] = Math.Min(replace, Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
            }
        }

        return steps[a.Length, b.Length];
    }
}
