using System.Text.Json;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Scores;

/// <summary>
/// A file that says which original each generated picture was meant to be. CSV: two columns, generated then original, with or without a heading
/// (<c>generated,original</c>, in either order). JSON: an object of names to names, or a list of objects with these two keys.
/// </summary>
public static class PairFile
{
    private const string GeneratedKey = "generated";
    private const string OriginalKey = "original";

    /// <param name="text">The file's content.</param>
    /// <param name="path">Where it comes from, for messages.</param>
    /// <param name="generated">Relative paths of the generated pictures.</param>
    /// <param name="originals">Relative paths of the originals.</param>
    /// <returns>Generated path to original path.</returns>
    /// <exception cref="KohyaPrepException">It cannot be read, or names a picture that is not there.</exception>
    public static IReadOnlyDictionary<string, string> Read(string text, string path, IReadOnlyCollection<string> generated, IReadOnlyCollection<string> originals)
    {
        Dictionary<string, string> pairs = new(StringComparer.Ordinal);
        Dictionary<string, string> knownGenerated = Named(generated), knownOriginals = Named(originals);
        foreach ((string place, string picture, string original) in text.TrimStart().StartsWith('{') || text.TrimStart().StartsWith('[') ? FromJson(text, path) : FromCsv(text, path))
            pairs[Known(picture, knownGenerated, "generated picture", place)] = Known(original, knownOriginals, "original", place);
        return pairs;
    }

    private static IEnumerable<(string Place, string Generated, string Original)> FromCsv(string text, string path)
    {
        string[] lines = text.TrimStart('\uFEFF').Split('\n');
        char separator = lines[0].Contains('\t', StringComparison.Ordinal) ? '\t' : lines[0].Contains(';', StringComparison.Ordinal) ? ';' : ',';
        bool isReversed = false;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0)
                continue;
            string[] cells = [.. line.Split(separator).Select(cell => cell.Trim().Trim('"'))];
            if (cells.Length < 2)
                throw new KohyaPrepException($"{path}:{i + 1}: '{line}' is not two names. Write the generated picture and its original, with a comma between.");
            if (i == 0 && IsHeading(cells))
                isReversed = cells[0].Equals(OriginalKey, StringComparison.OrdinalIgnoreCase);
            else
                yield return ($"{path}:{i + 1}", cells[isReversed ? 1 : 0], cells[isReversed ? 0 : 1]);
        }
    }

    private static bool IsHeading(string[] cells) =>
        cells.Take(2).All(cell => cell.Equals(GeneratedKey, StringComparison.OrdinalIgnoreCase) || cell.Equals(OriginalKey, StringComparison.OrdinalIgnoreCase));

    private static List<(string Place, string Generated, string Original)> FromJson(string text, string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? [.. document.RootElement.EnumerateObject().Select(pair => (path, pair.Name, pair.Value.GetString() ?? ""))]
                : [.. document.RootElement.EnumerateArray().Select(pair => (path, pair.GetProperty(GeneratedKey).GetString() ?? "", pair.GetProperty(OriginalKey).GetString() ?? ""))];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new KohyaPrepException($"{path}: not pairs of pictures: {exception.Message} Write {{\"generated.png\": \"original.png\"}}.", cause: exception);
        }
    }

    /// <summary>By path, file name and stem, the first of equals.</summary>
    private static Dictionary<string, string> Named(IReadOnlyCollection<string> paths)
    {
        Dictionary<string, string> named = new(StringComparer.Ordinal);
        foreach (string path in paths)
            named.TryAdd(path, path);
        foreach (string path in paths)
        {
            named.TryAdd(Path.GetFileName(path), path);
            named.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }

        return named;
    }

    private static string Known(string name, Dictionary<string, string> known, string what, string place)
    {
        string asked = name.Replace('\\', '/');
        if (known.TryGetValue(asked, out string? path) || known.TryGetValue(Path.GetFileName(asked), out path))
            return path;
        string hint = Nearest.Of(name, known.Keys) is { } near ? $" Did you mean '{near}'?" : "";
        throw new KohyaPrepException($"{place}: there is no {what} '{name}'.{hint}");
    }
}
