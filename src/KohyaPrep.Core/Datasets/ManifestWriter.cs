using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KohyaPrep.Core.Datasets;

/// <summary>Writes a manifest: the head, then a line for each picture and each edge map.</summary>
public static class ManifestWriter
{
    /// <param name="captions">What the trainer reads for a picture; null where it has no caption.</param>
    public static void Write(Stream stream, ManifestHead head, Dataset dataset, Func<ImageFacts, string?> captions)
    {
        ArrayBufferWriter<byte> line = new();
        using Utf8JsonWriter json = new(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        head.Write(json);
        End();
        foreach (ImageFacts picture in dataset.Pictures)
        {
            json.WriteStartObject();
            FactsJson.Write(json, picture);
            if (captions(picture) is { } caption)
                json.WriteString("caption", caption);
            json.WriteEndObject();
            End();
        }

        foreach (ImageFacts map in dataset.EdgeMaps?.Maps ?? [])
        {
            json.WriteStartObject();
            json.WriteBoolean("is_map", true);
            FactsJson.Write(json, map);
            json.WriteEndObject();
            End();
        }

        void End()
        {
            json.Flush();
            stream.Write(line.WrittenSpan);
            stream.WriteByte((byte)'\n');
            line.ResetWrittenCount();
            json.Reset();
        }
    }
}
