using System.Buffers;
using System.Text.Json;

namespace KohyaPrep.Captioning.Visions;

/// <summary>A question as OpenAI-compatible servers take it: a text and a picture.</summary>
internal static class VisionMessage
{
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Of(VisionSetting setting, VisionDialect dialect, string prompt, SentPicture picture)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteString("model", setting.Model);
            json.WriteStartArray("messages");
            json.WriteStartObject();
            json.WriteString("role", "user");
            json.WriteStartArray("content");
            json.WriteStartObject();
            json.WriteString("type", "text");
            json.WriteString("text", prompt);
            json.WriteEndObject();
            json.WriteStartObject();
            json.WriteString("type", "image_url");
            json.WriteStartObject("image_url");
            json.WriteString("url", picture.DataUrl);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteNumber(dialect.CountsCompletionTokens ? "max_completion_tokens" : "max_tokens", setting.MostTokens);
            if (!dialect.FixesTemperature)
                json.WriteNumber("temperature", setting.Temperature);
            json.WriteBoolean("stream", false);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
