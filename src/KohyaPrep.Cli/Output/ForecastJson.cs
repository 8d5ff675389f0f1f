using System.Buffers;
using System.Text;
using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Schedules;

namespace KohyaPrep.Cli.Output;

/// <summary>
/// What the trainer does with someone's files, as one JSON object. Always there: <c>script</c>, <c>unknown_keys</c>, <c>warnings</c>. Where it
/// stops: <c>error</c> (<c>type</c>, <c>stage</c>, <c>at</c>, <c>message</c>, <c>remedy</c>), and <c>later_errors</c> of the same form for what may or
/// will stop it after that. Where the datasets are ready: <c>datasets</c> and <c>validation</c> (<c>resolution</c>, <c>enable_bucket</c>,
/// <c>batch_size</c>, <c>batches</c>, <c>images</c> with <c>path</c>, <c>caption</c>, <c>repeats</c>, <c>is_reg</c>, <c>bucket</c>,
/// <c>resized</c>), <c>batches</c>; then either <c>no_data</c>, or <c>steps_per_epoch</c>, <c>max_train_steps</c>,
/// <c>gpu_memory_gib</c> and <c>learning_rates</c> (or <c>learning_rate_error</c>). <c>pictures_drawn</c> names the datasets whose pictures are drawn at
/// random, such as <c>validation[0]</c>: of these only the number of pictures is right.
/// </summary>
internal static class ForecastJson
{
    /// <summary>After so many bytes they are handed on, so that a hundred thousand pictures need no memory of their own.</summary>
    private const int Part = 1 << 20;

    /// <param name="schedule">Null where the run does not come to training.</param>
    /// <param name="places">The steps whose learning rate is asked for; null for every change.</param>
    public static void Write(TextWriter writer, TrainerForecast forecast, ScheduleResult? schedule, IReadOnlyList<long>? places)
    {
        ArrayBufferWriter<byte> buffer = new(Part);
        using (Utf8JsonWriter json = new(buffer, JsonText.Options))
        {
            Write(json, forecast, schedule, places, HandOn);
            json.Flush();
        }

        HandOn();
        writer.Write('\n');

        // Whole tokens only, so that no letter is cut in two.
        void HandOn()
        {
            writer.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
            buffer.ResetWrittenCount();
        }
    }

    private static void Write(
        Utf8JsonWriter json, TrainerForecast forecast, ScheduleResult? schedule, IReadOnlyList<long>? places, Action handOn)
    {
        json.WriteStartObject();
        json.WriteString("script", forecast.Script);
        json.WriteTexts("unknown_keys", forecast.UnknownKeys);
        if (forecast.Failure is { } failure)
        {
            json.WritePropertyName("error");
            WriteFailure(json, failure);
        }

        if (forecast.LaterFailures.Count > 0)
        {
            json.WriteStartArray("later_errors");
            foreach (TrainerFailure later in forecast.LaterFailures)
                WriteFailure(json, later);
            json.WriteEndArray();
        }

        if (forecast.HasNoData)
            json.WriteBoolean("no_data", true);
        WriteDatasets(json, "datasets", forecast.Datasets, handOn);
        WriteDatasets(json, "validation", forecast.Validation, handOn);
        string[] drawn = [.. Drawn("datasets", forecast.Datasets), .. Drawn("validation", forecast.Validation)];
        if (drawn.Length > 0)
            json.WriteTexts("pictures_drawn", drawn);
        WriteNumber(json, "batches", forecast.Batches);
        WriteNumber(json, "steps_per_epoch", forecast.StepsPerEpoch);
        WriteNumber(json, "max_train_steps", forecast.MaxTrainSteps);
        if (ForecastRun.Memory(forecast) is { } memory)
            json.WriteNumber("gpu_memory_gib", Math.Round(memory.Gibibytes, 2));
        if (schedule is not null)
            ScheduleJson.WriteFields(json, schedule, places);
        if (ForecastSaves.Of(forecast) is { } saves)
        {
            PlanJson.WriteModels(json, "checkpoints", saves.Checkpoints);
            PlanJson.WriteModels(json, "states", saves.States);
        }

        json.WriteTexts("warnings", forecast.Warnings);
        json.WriteEndObject();
    }

    private static IEnumerable<string> Drawn(string name, IReadOnlyList<ForecastDataset> datasets) =>
        Enumerable.Range(0, datasets.Count).Where(index => !datasets[index].ArePicturesKnown).Select(index => $"{name}[{index}]");

    private static void WriteFailure(Utf8JsonWriter json, TrainerFailure failure)
    {
        json.WriteStartObject();
        json.WriteString("type", failure.Type);
        json.WriteString("stage", failure.Stage);
        json.WriteString("at", failure.At);
        json.WriteString("message", failure.Message);
        json.WriteString("remedy", failure.Remedy);
        json.WriteEndObject();
    }

    private static void WriteDatasets(Utf8JsonWriter json, string name, IReadOnlyList<ForecastDataset> datasets, Action handOn)
    {
        if (datasets.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (ForecastDataset dataset in datasets)
        {
            json.WriteStartObject();
            WriteSize(json, "resolution", dataset.Resolution);
            json.WriteBoolean("enable_bucket", dataset.EnableBucket);
            json.WriteNumber("batch_size", dataset.BatchSize);
            json.WriteNumber("batches", dataset.Batches);
            json.WriteStartArray("images");
            foreach (ForecastImage image in dataset.Images)
            {
                WriteImage(json, image);
                if (json.BytesPending < Part)
                    continue;
                json.Flush();
                handOn();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteImage(Utf8JsonWriter json, ForecastImage image)
    {
        json.WriteStartObject();
        json.WriteString("path", image.Path);
        json.WriteString("caption", image.Caption.Text);
        json.WriteNumber("repeats", image.Repeats);
        json.WriteBoolean("is_reg", image.IsReg);
        WriteSize(json, "bucket", image.Bucket);
        WriteSize(json, "resized", image.Resized);
        json.WriteEndObject();
    }

    private static void WriteSize(Utf8JsonWriter json, string name, PixelSize size)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(size.Width);
        json.WriteNumberValue(size.Height);
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
    }
}
