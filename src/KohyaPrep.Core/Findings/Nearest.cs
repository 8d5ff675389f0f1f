namespace KohyaPrep.Core.Findings;

/// <summary>The name that was probably meant, for "did you mean".</summary>
public static class Nearest
{
    /// <summary>
    /// The nearest name, first of equals in ordinal order; null when none is within a third of the length (at least 1, at most 3 edits).
    /// </summary>
    public static string? Of(string name, IEnumerable<string> names)
    {
        int best = Math.Clamp(name.Length / 3, 1, 3) + 1;
        string? nearest = null;
        foreach (string candidate in names.Order(StringComparer.Ordinal))
        {
            if (Math.Abs(candidate.Length - name.Length) >= best)
                continue;
            int distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < best)
                (best, nearest) = (distance, candidate);
        }
        return nearest;
    }

    /// <summary>
    /// Damerau–Levenshtein distance (optimal string alignment): insertions, deletions, replacements and swaps of neighbours, each 1.
    /// </summary>
    public static int Distance(string left, string right)
    {
        int[] beforeLast = new int[right.Length + 1];
        int[] last = new int[right.Length + 1];
        int[] row = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
            last[j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last, row) = (last, row, beforeLast);
        }
        return last[right.Length];
    }
}
