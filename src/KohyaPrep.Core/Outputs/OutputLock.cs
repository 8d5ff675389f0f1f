using System.Text;
using System.Text.Json;

namespace KohyaPrep.Core.Outputs;

/// <summary>
/// The lock file of an output folder: what each file in it depends on and holds, with the settings and the hashes of all sources for people
/// who compare two states. It is read and written piece by piece: of 200,000 pictures it is large.
/// </summary>
public sealed class OutputLock
{
    private const int Form = 2;
    private const int EntriesBetweenFlushes = 4096;

    /// <summary>An output with its two hashes, and its share of the sources.</summary>
    private const int BytesOfEntry = 150;

    private readonly string[] paths;
    private readonly OutputEntry[] entries;

    private OutputLock(string[] paths, OutputEntry[] entries) => (this.paths, this.entries) = (paths, entries);

    public static OutputLock Empty { get; } = new([], []);

    /// <summary>Every file, in ordinal order of the paths.</summary>
    public IReadOnlyList<string> Paths => paths;

    /// <param name="paths">In any order; the array is taken over and sorted.</param>
    /// <param name="entries">One for each path; sorted with them.</param>
    /// <exception cref="ArgumentException">A path is there twice.</exception>
    public static OutputLock Of(string[] paths, OutputEntry[] entries)
    {
        Array.Sort(paths, entries, StringComparer.Ordinal);
        for (int i = 1; i < paths.Length; i++)
        {
            if (paths[i] == paths[i - 1])
                throw new ArgumentException($"{paths[i]} is there twice.", nameof(paths));
        }

        return new OutputLock(paths, entries);
    }

    /// <summary>Reads a lock file; one that is missing, damaged or of another form counts as empty.</summary>
    public static OutputLock Read(string path)
    {
        if (!File.Exists(path))
            return Empty;
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Read(new JsonTokens(stream), (int)(stream.Length / BytesOfEntry));
        }
        catch (JsonException)
        {
            return Empty;
        }
    }

    /// <summary>What is known of a file; null when nothing is.</summary>
    public OutputEntry? Find(string path)
    {
        int place = Array.BinarySearch(paths, path, StringComparer.Ordinal);
        return place < 0 ? null : entries[place];
    }

    /// <summary>The same for a path that is kept elsewhere anyway: from now on its text is held once. From any thread, for different paths.</summary>
    internal OutputEntry? FindSharing(string path)
    {
        int place = Array.BinarySearch(paths, path, StringComparer.Ordinal);
        if (place < 0)
            return null;
        paths[place] = path;
        return entries[place];
    }

    public bool Contains(string path) => Array.BinarySearch(paths, path, StringComparer.Ordinal) >= 0;

    /// <summary>Writes the file: sorted, one entry a line, the same for the same content.</summary>
    /// <param name="settings">Name to value.</param>
    /// <param name="sources">Path to hash, in ordinal order.</param>
    public void Write(Stream stream, IEnumerable<KeyValuePair<string, string>> settings, IEnumerable<KeyValuePair<string, string>> sources)
    {
        using Utf8JsonWriter json = new(stream, JsonText.Options);
        json.WriteStartObject();
        json.WriteNumber("form", Form);
        WriteTexts(json, "settings", settings.OrderBy(setting => setting.Key, StringComparer.Ordinal));
        WriteTexts(json, "sources", sources);
        json.WriteStartObject("outputs");
        for (int i = 0; i < paths.Length; i++)
        {
            json.WriteString(paths[i], $"{ContentHash.Text(entries[i].Key)} {ContentHash.Text(entries[i].Hash)}");
            if (i % EntriesBetweenFlushes == 0)
                json.Flush();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> texts)
    {
        int count = 0;
        json.WriteStartObject(name);
        foreach ((string key, string value) in texts)
        {
            json.WriteString(key, value);
            if (++count % EntriesBetweenFlushes == 0)
                json.Flush();
        }

        json.WriteEndObject();
    }

    /// <param name="count">How many files there are, by a guess.</param>
    private static OutputLock Read(JsonTokens json, int count)
    {
        List<string> paths = new(count);
        List<OutputEntry> entries = new(count);
        bool isOutput = false;
        while (json.Read())
        {
            if (json.Depth == 1)
                isOutput = json.Type == JsonTokenType.PropertyName ? json.Text == "outputs" : isOutput && json.Type == JsonTokenType.StartObject;
            else if (isOutput && json.Type == JsonTokenType.PropertyName)
            {
                paths.Add(json.Text);
                entries.Add(ReadEntry(json));
            }
        }

        return Of([.. paths], [.. entries]);
    }

    private static OutputEntry ReadEntry(JsonTokens json)
    {
        if (json.Read() && json.Type == JsonTokenType.String)
        {
            byte[] hashes = Encoding.ASCII.GetBytes(json.Text);
            return hashes.Length == 65 && ContentHash.TryRead(hashes.AsSpan(0, 32), out UInt128 key) && ContentHash.TryRead(hashes.AsSpan(33), out UInt128 hash)
                ? new OutputEntry(key, hash)
                : throw new JsonException("Two hashes were expected.");
        }

        // The first form: the key in words.
        OutputEntry entry = default;
        while (json.Read() && json.Type == JsonTokenType.PropertyName)
        {
            string name = json.Text, text = json.ReadText();
            if (name == "key")
                entry = entry with { Key = ContentHash.ValueOf(text) };
            else if (name == "hash" && ContentHash.TryRead(Encoding.ASCII.GetBytes(text), out UInt128 hash))
                entry = entry with { Hash = hash };
        }

        return entry;
    }
}
