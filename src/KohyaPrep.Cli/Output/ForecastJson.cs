using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Cli.Output;

/// <summary>
/// What the trainer does with someone's files, as one JSON object. Always there: <c>script</c>, <c>unknown_keys</c>, <c>warnings</c>. Where it
/// stops: <c>error</c> (<c>type</c>, <c>stage</c>, <c>at</c>, <c>message</c>, <c>remedy</c>), and <c>later_errors</c> of the same form for what may or
/// will stop it after that. Where the datasets are ready: <c>datasets</c> and <c>validation</c> (<c>resolution</c>, <c>enable_bucket</c>,
/// <c>batch_size</c>, <c>batches</c>, <c>images</c> with <c>path</c>, <c>caption</c>, <c>repeats</c>, <c>is_reg</c>, <c>bucket</c>, <c>resized</c>; and
/// <c>pictures_known</c>, false, where they are drawn at random and only their number is right), <c>batches</c>; then either <c>no_data</c>, or
/// <c>steps_per_epoch</c> and <c>max_train_steps</c>.
/// </summary>
internal static class ForecastJson
{
    public static void Write(TextWriter writer, TrainerForecast forecast) => writer.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("script", forecast.Script);
        WriteTexts(json, "unknown_keys", forecast.UnknownKeys);
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
        WriteDatasets(json, "datasets", forecast.Datasets);
        WriteDatasets(json, "validation", forecast.Validation);
        WriteNumber(json, "batches", forecast.Batches);
        WriteNumber(json, "steps_per_epoch", forecast.StepsPerEpoch);
        WriteNumber(json, "max_train_steps", forecast.MaxTrainSteps);
        WriteTexts(json, "warnings", forecast.Warnings);
        json.WriteEndObject();
    }));

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

    private static void WriteDatasets(Utf8JsonWriter json, string name, IReadOnlyList<ForecastDataset> datasets)
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
            if (!dataset.ArePicturesKnown)
                json.WriteBoolean("pictures_known", false);
            json.WriteStartArray("images");
            foreach (ForecastImage image in dataset.Images)
                WriteImage(json, image);
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

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
    }
}
