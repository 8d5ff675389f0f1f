using System.Text.Json;

namespace KohyaPrep.Core.Datasets;

/// <summary>
/// What was measured on the pictures of a dataset, a line of JSON for each, so that the next run need not decode a file again whose size and
/// time, or size and hash, are the same. Written by <see cref="ManifestWriter"/>.
/// </summary>
public sealed class Manifest
{
    public const string FileName = "manifest.jsonl";
    private readonly Dictionary<string, ImageFacts> pictures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImageFacts> maps = new(StringComparer.Ordinal);


    /// <summary>
    /// A file that was written less than this before the manifest, in ticks, may have been written again since without another time: file
    /// systems keep times in steps of up to two seconds.
    /// </summary>
    private const long TooRecent = 2 * TimeSpan.TicksPerSecond;

    private int used;
    private long written;

    private Manifest(ManifestHead? head) => Head = head;

    public static Manifest None { get; } = new(head: null);

    /// <summary>What the first line says; null when there is no manifest, or its first line cannot be read: nothing counts then.</summary>
    public ManifestHead? Head { get; }

    /// <summary>Lines that are no facts of a picture; those pictures are measured again.</summary>
    public int Damaged { get; private set; }

    /// <summary>How many files were taken by <see cref="Take"/>.</summary>
    public int Used => used;

    /// <summary>The pictures that it knows.</summary>
    public IReadOnlyCollection<string> Pictures => pictures.Keys;

    /// <summary>Reads a manifest. One that is missing, or cannot be read, is empty; lines that are damaged are counted and left out.</summary>
    /// <param name="measured">The version of the measuring; what another one measured does not count. Null takes any.</param>
    public static Manifest Read(string path, string? measured)
    {
        try
        {
            return File.Exists(path) ? ReadFile(path, measured) : None;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return None;
        }
    }

    /// <summary>What is known of a file of this name and size; whether it is still the same, its time or its hash must tell.</summary>
    /// <param name="path">Relative to its folder, with forward slashes.</param>
    /// <param name="isMap">Whether it is an edge map.</param>
    /// <param name="size">In bytes, now.</param>
    public ImageFacts? Find(string path, bool isMap, long size) =>
        (isMap ? maps : pictures).TryGetValue(path, out ImageFacts? facts) && facts.FileSize == size ? facts : null;

    /// <summary>Whether a file's time says for certain that it is still the same.</summary>
    /// <param name="modified">When it was last written, in ticks of UTC.</param>
    public bool IsSame(ImageFacts facts, long modified) => modified != 0 && facts.Modified == modified && modified < written - TooRecent;

    /// <summary>Counts a file that need not be decoded. From any thread.</summary>
    public void Take() => Interlocked.Increment(ref used);

    /// <summary>Takes in all that another one knows.</summary>
    public void Join(Manifest other)
    {
        written = written == 0 ? other.written : Math.Min(written, other.written);
        foreach ((string path, ImageFacts facts) in other.pictures)
            pictures[path] = facts;
        foreach ((string path, ImageFacts facts) in other.maps)
            maps[path] = facts;
        Damaged += other.Damaged;
    }

    /// <summary>An empty one, to join others into.</summary>
    public static Manifest Joining(ManifestHead head) => new(head);

    private static Manifest ReadFile(string path, string? measured)
    {
        using StreamReader lines = new(path);
        if (ManifestHead.Read(lines.ReadLine()) is not { } head || (measured is not null && head.Measured != measured))
            return None;
        Manifest manifest = new(head) { written = File.GetLastWriteTimeUtc(path).Ticks };
        Dictionary<string, string> seen = new(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
            manifest.Add(line, Shared);
        return manifest;

        string Shared(string text)
        {
            if (seen.TryGetValue(text, out string? first))
                return first;
            seen.Add(text, text);
            return text;
        }
    }

    private void Add(string line, Func<string, string> shared)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            ImageFacts facts = FactsJson.Read(document.RootElement, shared);
            (document.RootElement.TryGetProperty("is_map", out _) ? maps : pictures)[facts.Path] = facts;
        }
        catch (JsonException)
        {
            Damaged++;
        }
    }
}
