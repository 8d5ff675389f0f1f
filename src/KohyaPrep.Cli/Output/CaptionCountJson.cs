using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KohyaPrep.Core.Captions;

namespace KohyaPrep.Cli.Output;

/// <summary>
/// Counted captions as JSON: <c>file</c> (only of files), <c>tokens</c>, <c>ids</c> (without the marks of start and end), <c>limit</c>, and <c>cut</c>, the
/// text that the limit leaves out, empty when that is none.
/// </summary>
internal static class CaptionCountJson
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object on a line.</summary>
    public static void WriteLine(TextWriter writer, CaptionTokens tokens) => writer.Write(LineOf(null, tokens) + "\n");

    /// <summary>One array, an object a line.</summary>
    public static void WriteArray(TextWriter writer, IReadOnlyList<CountedCaption> captions) =>
        writer.Write($"[\n{string.Join(",\n", captions.Select(caption => LineOf(caption.Shown, caption.Tokens)))}\n]\n");

    private static string LineOf(string? file, CaptionTokens tokens)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Form))
        {
            json.WriteStartObject();
            if (file is not null)
                json.WriteString("file", file);
            json.WriteNumber("tokens", tokens.Count);
            json.WriteStartArray("ids");
            foreach (int id in tokens.Ids)
                json.WriteNumberValue(id);
            json.WriteEndArray();
            json.WriteNumber("limit", tokens.Limit);
            json.WriteString("cut", tokens.Cut);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
