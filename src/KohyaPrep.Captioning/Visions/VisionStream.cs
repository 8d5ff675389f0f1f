using System.Text;
using System.Text.Json;

namespace KohyaPrep.Captioning.Visions;

/// <summary>A reply in pieces (server-sent events), which some servers give although a whole one was asked for.</summary>
internal static class VisionStream
{
    private const string Field = "data:";
    private const string End = "[DONE]";

    public static bool IsOne(ReadOnlySpan<byte> body) => body.TrimStart(" \r\n"u8).StartsWith("data:"u8);

    /// <returns>The whole answer; null when a piece is none, or the last is missing.</returns>
    /// <exception cref="JsonException">A piece is not JSON.</exception>
    public static string? Join(ReadOnlySpan<byte> body)
    {
        StringBuilder answer = new();
        bool isWhole = false;
        IEnumerable<string> lines = Encoding.UTF8.GetString(body).Split('\n').Select(line => line.Trim());
        foreach (string line in lines.Where(line => line.StartsWith(Field, StringComparison.Ordinal)))
        {
            string data = line[Field.Length..].Trim();
            if (data == End)
            {
                isWhole = true;
                break;
            }

            using JsonDocument piece = JsonDocument.Parse(data);
            if (Property(piece.RootElement, "choices") is not { ValueKind: JsonValueKind.Array } choices)
                return null;
            foreach (JsonElement choice in choices.EnumerateArray().Take(1))
            {
                if (Property(choice, "delta") is { } delta && Property(delta, "content") is { ValueKind: JsonValueKind.String } text)
                    answer.Append(text.GetString());
            }
        }

        return isWhole ? answer.ToString() : null;
    }

    private static JsonElement? Property(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) ? value : null;
}
