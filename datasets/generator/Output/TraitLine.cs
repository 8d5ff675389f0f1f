using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KohyaPrep.Punks.Traits;

namespace KohyaPrep.Punks.Output;

/// <summary>What a portrait shows, as one line of JSON.</summary>
public static class TraitLine
{
    // Leaves the apostrophe of a captain's hat as it is.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string file, SeenTraits seen, int colours, string mode)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("kind", seen.Kind == Kind.Lad ? "lad" : "lady");
            json.WriteString("skin", seen.Skin);
            Write(json, "hair", "style", seen.Hair ?? new Thing("covered", null, ""));
            json.WriteString("eyes", seen.Eyes);
            Write(json, "headwear", "style", seen.Headwear);
            Write(json, "glasses", "style", seen.Glasses);
            Write(json, "beard", "style", seen.Beard);
            Write(json, "clothes", "kind", seen.Clothes);
            json.WriteString("expression", seen.Expression.Name);
            json.WriteStartArray("jewellery");
            foreach (Thing thing in seen.Jewellery)
                json.WriteStringValue(thing.Phrase);
            json.WriteEndArray();
            json.WriteStartObject("background");
            json.WriteString("kind", seen.Backdrop.Kind);
            json.WriteStartArray("colors");
            foreach (string name in seen.Backdrop.Names)
                json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteNumber("colors", colours);
            json.WriteString("mode", mode);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string property, string nameProperty, Thing? thing)
    {
        if (thing is null)
        {
            json.WriteNull(property);
            return;
        }

        json.WriteStartObject(property);
        json.WriteString(nameProperty, thing.Name);
        json.WriteString("color", thing.Colour);
        json.WriteEndObject();
    }
}
