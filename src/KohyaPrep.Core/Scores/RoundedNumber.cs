using System.Text.Json;
using System.Text.Json.Serialization;

namespace KohyaPrep.Core.Scores;

/// <summary>Writes four decimals: more than a score can mean, and few enough that every machine writes the same.</summary>
internal sealed class RoundedNumber : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value, 4));
}
