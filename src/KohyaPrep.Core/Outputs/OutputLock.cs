using System.Text;
using System.Text.Json;

namespace KohyaPrep.Core.Outputs;

/// <summary>The lock file of an output folder: the hash of each source and output, and every setting, so that a rerun knows what changed.</summary>
/// <param name="Settings">Name to value, as text.</param>
/// <param name="Sources">Path to hash.</param>
/// <param name="Outputs">Path to what was written there.</param>
public sealed record OutputLock(
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyDictionary<string, string> Sources,
    IReadOnlyDictionary<string, OutputEntry> Outputs)
{
    private const int Form = 1;

    public static OutputLock Empty { get; } = new(
        new Dictionary<string, string>(),
        new Dictionary<string, string>(),
        new Dictionary<string, OutputEntry>());

    /// <summary>Reads a lock file; one that is missing, damaged or of another form counts as empty.</summary>
    public static OutputLock Read(string path)
    {
        if (!File.Exists(path))
            return Empty;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            if (root.GetProperty("form").GetInt32() != Form)
                return Empty;
            return new OutputLock(
                Texts(root.GetProperty("settings")),
                Texts(root.GetProperty("sources")),
                root.GetProperty("outputs").EnumerateObject().ToDictionary(
                    file => file.Name,
                    file => new OutputEntry(file.Value.GetProperty("key").GetString()!, file.Value.GetProperty("hash").GetString()!),
                    StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Empty;
        }
    }

    /// <summary>The file's text: sorted, one entry a line, the same for the same content.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("form", Form);
        WriteTexts(json, "settings", Settings);
        WriteTexts(json, "sources", Sources);
        json.WriteStartObject("outputs");
        foreach ((string path, OutputEntry entry) in Outputs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(path);
            json.WriteString("key", entry.Key);
            json.WriteString("hash", entry.Hash);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }));

    private static Dictionary<string, string> Texts(JsonElement element) =>
        element.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.Ordinal);

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, string> texts)
    {
        writer.WriteStartObject(name);
        foreach ((string key, string value) in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }
}
