using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Preparations;

/// <summary>Names of the pictures in the training set, which is one flat folder in which captions and edge maps are matched by stem.</summary>
internal static class TrainingStems
{
    /// <summary>A stem for each picture, in order: its path with <c>_</c> for slashes; where that is taken, its extension or a number is added.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ImageFacts> pictures)
    {
        // Case does not tell files apart on every system.
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        return [.. pictures.Select(picture => Candidates(picture.Path).First(taken.Add))];
    }

    private static IEnumerable<string> Candidates(string path)
    {
        string stem = Dataset.KeyOf(path).Replace('/', '_');
        yield return stem;
        string withExtension = $"{stem}_{Path.GetExtension(path).TrimStart('.').ToLowerInvariant()}";
        yield return withExtension;
        for (int number = 2; ; number++)
            yield return $"{withExtension}_{number}";
    }
}
