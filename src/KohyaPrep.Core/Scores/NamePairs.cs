using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Scores;

/// <summary>
/// Which original a generated picture was meant to be, by their names: the same name, or the original's with what programs put before
/// and behind it (<c>finished_</c>, <c>-seed42</c>, <c>_24x24</c>, <c> (2)</c>, a number).
/// </summary>
public static partial class NamePairs
{
    // More than these nobody puts on one name.
    private const int MostAdded = 4;

    /// <param name="generated">Relative paths with forward slashes.</param>
    /// <param name="originals">Likewise.</param>
    /// <returns>Generated path to original path, for those whose original is found.</returns>
    public static IReadOnlyDictionary<string, string> Find(IEnumerable<string> generated, IEnumerable<string> originals)
    {
        Dictionary<string, string> byPath = new(StringComparer.Ordinal);
        Dictionary<string, string> byStem = new(StringComparer.Ordinal);
        Dictionary<string, string> byFoldedStem = new(StringComparer.OrdinalIgnoreCase);
        foreach (string original in originals)
        {
            byPath.TryAdd(WithoutExtension(original), original);
            byStem.TryAdd(Path.GetFileNameWithoutExtension(original), original);
            byFoldedStem.TryAdd(Path.GetFileNameWithoutExtension(original), original);
        }

        Dictionary<string, string> pairs = new(StringComparer.Ordinal);
        foreach (string picture in generated)
        {
            string? found = byPath.GetValueOrDefault(WithoutExtension(picture));
            foreach (string stem in Readings(Path.GetFileNameWithoutExtension(picture)))
                found ??= byStem.GetValueOrDefault(stem) ?? byFoldedStem.GetValueOrDefault(stem);
            if (found is not null)
                pairs[picture] = found;
        }

        return pairs;
    }

    /// <summary>The name, then the name with less and less of what may have been put on it.</summary>
    private static IEnumerable<string> Readings(string stem)
    {
        string front = stem;
        for (int before = 0; before <= MostAdded; before++)
        {
            string reading = front;
            for (int behind = 0; behind <= MostAdded; behind++)
            {
                yield return reading;
                string shorter = Behind().Replace(reading, "");
                if (shorter.Length == reading.Length || shorter.Length == 0)
                    break;
                reading = shorter;
            }

            string rest = Before().Replace(front, "");
            if (rest.Length == front.Length || rest.Length == 0)
                break;
            front = rest;
        }
    }

    private static string WithoutExtension(string path) => path[..^Path.GetExtension(path).Length];

    [GeneratedRegex(@"(?:[-_. ]+(?:finish|finished|native|final|clean|pixel|gen|generated|out|output|result|sample|[0-9]+x[0-9]+|[0-9]+px|(?:seed|step|epoch|e|s|v|w)?[-_ ]?[0-9.]+)| ?\([0-9]+\))$", RegexOptions.IgnoreCase)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^(?:finish|finished|native|final|clean|pixel|gen|generated|out|output|result|sample|test|[0-9]{3,})[-_. ]+", RegexOptions.IgnoreCase)]
    private static partial Regex Before();
}
