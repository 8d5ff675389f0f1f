using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Captions.Tables;

/// <summary>
/// Finds the picture that a table means. It may be called by its path in the folder or on any machine, by its file name, or by either without
/// the extension; where nothing is called exactly so, the case of letters does not count.
/// </summary>
internal sealed class PictureLookup
{
    private readonly ILookup<string, ImageFacts> byName;

    public PictureLookup(Dataset dataset)
    {
        List<(string Name, ImageFacts Picture)> names = [];
        foreach (ImageFacts picture in dataset.PicturesRead())
        {
            string key = Dataset.KeyOf(picture.Path);
            string[] all = [picture.Path, key, Path.GetFileName(picture.Path), Path.GetFileName(key)];
            names.AddRange(all.Distinct(StringComparer.Ordinal).Select(name => (name, picture)));
        }

        byName = names.ToLookup(pair => pair.Name, pair => pair.Picture, StringComparer.OrdinalIgnoreCase);
    }

    /// <returns>None, the one, or several when it cannot be told which.</returns>
    public IReadOnlyList<ImageFacts> Find(string called)
    {
        string name = called.Trim().Replace('\\', '/');
        while (name.StartsWith("./", StringComparison.Ordinal))
            name = name[2..];

        // The longest end of the path that means something: the folders before it are another machine's.
        for (string rest = name; rest.Length > 0; rest = rest.Contains('/', StringComparison.Ordinal) ? rest[(rest.IndexOf('/', StringComparison.Ordinal) + 1)..] : "")
        {
            if (Exactly(rest) is { Count: > 0 } found)
                return found;
            if (PictureExtension.IsRead(rest) && Exactly(Dataset.KeyOf(rest)) is { Count: > 0 } other)
                return other;
        }

        return [];
    }

    private List<ImageFacts> Exactly(string name)
    {
        ImageFacts[] found = [.. byName[name]];
        string[] Names(ImageFacts picture) => [picture.Path, Dataset.KeyOf(picture.Path), Path.GetFileName(picture.Path), picture.Stem];
        ImageFacts[] byPath = [.. found.Where(picture => picture.Path == name || Dataset.KeyOf(picture.Path) == name)];
        if (byPath.Length > 0)
            return [.. byPath];
        ImageFacts[] sameCase = [.. found.Where(picture => Names(picture).Contains(name, StringComparer.Ordinal))];
        return [.. sameCase.Length > 0 ? sameCase : found];
    }
}
