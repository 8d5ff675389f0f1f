using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KohyaPrep.Core.Trainer.Simulation.Schedules;

namespace KohyaPrep.Cli.Output;

/// <summary>The learning rate as one JSON object: <c>{"lr": [[step, rate], …]}</c> or <c>{"error": "…"}</c>; null and a note where it is not known.</summary>
internal static class ScheduleJson
{
    /// <param name="places">The steps that are asked for; null for every change.</param>
    public static void Write(TextWriter output, ScheduleResult result, IReadOnlyList<long>? places)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (result.Error is { } error)
                json.WriteString("error", error.Message);
            else if (result.Rate is { } rate)
                WriteRates(json, "lr", Rates(result, rate, places));
            else
            {
                json.WriteNull("lr");
                json.WriteString("note", result.Note);
            }

            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    /// <summary>The fields of a plan: <c>learning_rates</c>, or <c>learning_rate_error</c>; neither where the rate is not known.</summary>
    public static void WriteFields(Utf8JsonWriter json, ScheduleResult result, IReadOnlyList<long>? places)
    {
        if (result.Error is { } error)
            json.WriteString("learning_rate_error", error.Message);
        else if (result.Rate is { } rate)
            WriteRates(json, "learning_rates", Rates(result, rate, places));
    }

    private static IEnumerable<(long Step, double Rate)> Rates(ScheduleResult result, Func<long, double> rate, IReadOnlyList<long>? places) =>
        places is null ? result.Changes() : places.Select(step => (step, rate(step)));

    private static void WriteRates(Utf8JsonWriter json, string name, IEnumerable<(long Step, double Rate)> rates)
    {
        json.WriteStartArray(name);
        foreach ((long step, double rate) in rates)
        {
            json.WriteStartArray();
            json.WriteNumberValue(step);
            // JSON has no infinity.
            if (double.IsFinite(rate))
                json.WriteNumberValue(rate);
            else
                json.WriteNullValue();
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
