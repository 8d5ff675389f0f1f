using System.Text.Json;

namespace KohyaPrep.Core.Trainer;

/// <summary>
/// Human knowledge of the common options, from <c>option-notes.json</c>: apart from the catalogue, so that the catalogue of a new
/// trainer version can replace the old one. Read when first asked for.
/// </summary>
public static class OptionNotes
{
    private static readonly Lazy<IReadOnlyDictionary<string, OptionNote>> Known = new(Read);

    /// <summary>In ordinal order of names.</summary>
    public static IEnumerable<OptionNote> All => Known.Value.Values.OrderBy(note => note.Name, StringComparer.Ordinal);

    /// <summary>Null for an option without a note.</summary>
    public static OptionNote? Find(string name) => Known.Value.GetValueOrDefault(name);

    private static Dictionary<string, OptionNote> Read()
    {
        using Stream stream = typeof(OptionNotes).Assembly.GetManifestResourceStream("option-notes.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateArray().Select(ReadNote).ToDictionary(note => note.Name, StringComparer.Ordinal);
    }

    private static OptionNote ReadNote(JsonElement note) => new(
        note.GetProperty("name").GetString()!,
        note.GetProperty("meaning").GetString()!,
        Text(note, "usual"),
        Texts(note, "needs"),
        Texts(note, "conflicts"),
        Text(note, "trap"),
        Text(note, "since"),
        Texts(note, "words"));

    private static string? Text(JsonElement note, string key) => note.TryGetProperty(key, out JsonElement value) ? value.GetString() : null;

    private static string[] Texts(JsonElement note, string key) =>
        note.TryGetProperty(key, out JsonElement values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];
}
