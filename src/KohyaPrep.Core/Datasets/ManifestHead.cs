using System.Text.Json;

namespace KohyaPrep.Core.Datasets;

/// <summary>The first line of a manifest.</summary>
/// <param name="Measured">The version of the measuring.</param>
/// <param name="Shard">Which part of the pictures it is about; null for all.</param>
public sealed record ManifestHead(string Measured, Shard? Shard)
{
    private const int Form = 1;

    /// <returns>Null when it is no such line, or of a form that is not known here.</returns>
    public static ManifestHead? Read(string? line)
    {
        if (line is null)
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("kohyaprep_manifest", out JsonElement form) || !form.TryGetInt32(out int number) || number != Form)
                return null;
            Shard? shard = json.TryGetProperty("shard", out JsonElement part) ? Shard.TryParse(part.GetString() ?? "") : null;
            return json.TryGetProperty("measured", out JsonElement measured) ? new ManifestHead(measured.GetString() ?? "", shard) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("kohyaprep_manifest", Form);
        json.WriteString("measured", Measured);
        if (Shard is not null)
            json.WriteString("shard", Shard.ToString());
        json.WriteEndObject();
    }
}
