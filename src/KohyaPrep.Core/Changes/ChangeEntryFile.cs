using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KohyaPrep.Core.Changes;

/// <summary>An entry of the history as a JSON file.</summary>
internal static class ChangeEntryFile
{
    private const int Form = 1;

    public static byte[] Write(ChangeEntry entry) => Encoding.UTF8.GetBytes(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("form", Form);
        json.WriteNumber("number", entry.Number);
        json.WriteString("when", entry.When.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("command", entry.Command);
        if (entry.Undoes is { } undone)
            json.WriteNumber("undoes", undone);
        json.WriteTexts("folders", entry.Folders);
        json.WriteStartArray("steps");
        foreach (ChangeStep step in entry.Steps)
            WriteStep(json, step);
        json.WriteEndArray();
        json.WriteEndObject();
    }));

    /// <exception cref="KohyaPrepException">The file is none of ours, or of a later version.</exception>
    public static ChangeEntry Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            if (root.GetProperty("form").GetInt32() != Form)
                throw Unreadable(path, null);
            return new ChangeEntry(
                root.GetProperty("number").GetInt32(),
                DateTimeOffset.Parse(root.GetProperty("when").GetString()!, CultureInfo.InvariantCulture),
                root.GetProperty("command").GetString()!,
                root.TryGetProperty("undoes", out JsonElement undone) ? undone.GetInt32() : null,
                [.. root.GetProperty("steps").EnumerateArray().Select(ReadStep)],
                [.. root.GetProperty("folders").EnumerateArray().Select(folder => folder.GetString()!)]);
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Unreadable(path, cause);
        }
    }

    private static void WriteStep(Utf8JsonWriter json, ChangeStep step)
    {
        json.WriteStartObject();
        json.WriteString("path", step.Path);
        json.WriteString("before", step.Before);
        json.WriteString("after", step.After);
        if (step.To is not null)
            json.WriteString("to", step.To);
        if (step.Modified is { } modified)
            json.WriteString("modified", modified.ToString("O", CultureInfo.InvariantCulture));
        if (step.Mode is { } mode)
            json.WriteNumber("mode", (int)mode);
        json.WriteEndObject();
    }

    private static ChangeStep ReadStep(JsonElement step) => new(step.GetProperty("path").GetString()!, step.GetProperty("before").GetString(), step.GetProperty("after").GetString())
    {
        To = step.TryGetProperty("to", out JsonElement to) ? to.GetString() : null,
        Modified = step.TryGetProperty("modified", out JsonElement modified)
            ? DateTime.Parse(modified.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : null,
        Mode = step.TryGetProperty("mode", out JsonElement mode) ? (UnixFileMode)mode.GetInt32() : null,
    };

    private static KohyaPrepException Unreadable(string path, Exception? cause) =>
        new($"{path}: this entry of the history cannot be read. It is damaged or from a later version of kohyaprep; move its folder away to go on without it.", cause: cause);
}
