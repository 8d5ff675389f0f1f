using System.Globalization;
using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Tests.Trainer.Simulation;

/// <summary>One case: a tree of files, what the trainer is given, and what it did.</summary>
internal static class SimulationCase
{
    /// <summary>Cases in which pictures were drawn at random: all but which pictures is compared.</summary>
    private const string Drawn = "drawn";

    /// <summary>Makes the tree and runs the simulation.</summary>
    /// <returns>What differs, field by field; empty when nothing does.</returns>
    public static IReadOnlyList<string> Differences(JsonElement item, string folder)
    {
        Make(item.GetProperty("files"), folder);
        TrainerForecast forecast = TrainerSimulation.Run(new SimulationRequest(
            item.GetProperty("script").GetString()!,
            (ConfigNode.Table)JsonConfig.Of(item.GetProperty("config")),
            item.TryGetProperty("dataset_config", out JsonElement dataset) ? (ConfigNode.Table)JsonConfig.Of(dataset) : null,
            folder));
        Dictionary<string, string> ours = Fields(forecast);
        Dictionary<string, string> theirs = Fields(item.GetProperty("expect"), forecast);
        return [.. ours.Keys.Union(theirs.Keys)
            .Where(field => ours.GetValueOrDefault(field) != theirs.GetValueOrDefault(field))
            .Select(field => $"{item.GetProperty("id")} {field}: {ours.GetValueOrDefault(field) ?? "nothing"} instead of "
                + $"{theirs.GetValueOrDefault(field) ?? "nothing"}{(field == "error" ? $" ({forecast.Failure?.Message})" : "")}")];
    }

    public static void Make(JsonElement files, string folder)
    {
        foreach (JsonProperty file in files.EnumerateObject())
        {
            string path = Path.Combine(folder, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (file.Value.TryGetProperty("image", out JsonElement image))
                File.WriteAllBytes(path, HeaderOnly.Of(Path.GetExtension(path), image[0].GetInt32(), image[1].GetInt32(), image[2].GetString()!));
            else if (file.Value.TryGetProperty("hex", out JsonElement hex))
                File.WriteAllBytes(path, Convert.FromHexString(hex.GetString()!));
            else
                File.WriteAllText(path, file.Value.GetProperty("text").GetString());
        }
    }

    private static Dictionary<string, string> Fields(TrainerForecast forecast)
    {
        Dictionary<string, string> fields = new()
        {
            ["unknown_keys"] = string.Join(' ', forecast.UnknownKeys),
            ["warnings"] = string.Join(' ', forecast.Warnings),
        };
        if (forecast.Failure is { } failure)
            fields["error"] = $"{failure.Type} {failure.Stage} {failure.At}";
        if (forecast.HasNoData)
            fields["no_data"] = "True";
        AddNumber("batches", forecast.Batches);
        AddNumber("steps_per_epoch", forecast.StepsPerEpoch);
        AddNumber("max_train_steps", forecast.MaxTrainSteps);
        AddDatasets("datasets", forecast.Datasets);
        AddDatasets("validation", forecast.Validation);
        return fields;

        void AddNumber(string name, long? number)
        {
            if (number is { } value)
                fields[name] = value.ToString(CultureInfo.InvariantCulture);
        }

        void AddDatasets(string name, IReadOnlyList<ForecastDataset> datasets)
        {
            for (int i = 0; i < datasets.Count; i++)
            {
                ForecastDataset dataset = datasets[i];
                fields[$"{name}[{i}]"] = $"{dataset.Resolution} {dataset.EnableBucket} {dataset.BatchSize} {dataset.Batches} {dataset.Images.Count}";
                for (int j = 0; j < dataset.Images.Count; j++)
                {
                    ForecastImage image = dataset.Images[j];
                    fields[$"{name}[{i}].images[{j}]"] = dataset.ArePicturesKnown
                        ? $"{image.Path} '{image.Caption.Text}' {image.Repeats} {image.IsReg} {image.Bucket} {image.Resized}"
                        : Drawn;
                }
            }
        }
    }

    private static Dictionary<string, string> Fields(JsonElement expect, TrainerForecast forecast)
    {
        Dictionary<string, string> fields = [];
        foreach (JsonProperty field in expect.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Array && field.Name is "datasets" or "validation")
                AddDatasets(field.Name, field.Value, field.Name == "datasets" ? forecast.Datasets : forecast.Validation);
            else
            {
                fields[field.Name] = field.Name == "error"
                    ? $"{field.Value.GetProperty("type")} {field.Value.GetProperty("stage")} {field.Value.GetProperty("at")}"
                    : field.Value.ValueKind == JsonValueKind.Array
                        ? string.Join(' ', field.Value.EnumerateArray())
                        : field.Value.ToString();
            }
        }

        return fields;

        void AddDatasets(string name, JsonElement datasets, IReadOnlyList<ForecastDataset> ours)
        {
            for (int i = 0; i < datasets.GetArrayLength(); i++)
            {
                JsonElement dataset = datasets[i];
                JsonElement images = dataset.GetProperty("images");
                fields[$"{name}[{i}]"] = $"{Size(dataset.GetProperty("resolution"))} {dataset.GetProperty("enable_bucket")} "
                    + $"{dataset.GetProperty("batch_size")} {dataset.GetProperty("batches")} {images.GetArrayLength()}";
                bool isKnown = i >= ours.Count || ours[i].ArePicturesKnown;
                for (int j = 0; j < images.GetArrayLength(); j++)
                {
                    JsonElement image = images[j];
                    fields[$"{name}[{i}].images[{j}]"] = isKnown
                        ? $"{image.GetProperty("path")} '{image.GetProperty("caption")}' {image.GetProperty("repeats")} {image.GetProperty("is_reg")} "
                            + $"{Size(image.GetProperty("bucket"))} {Size(image.GetProperty("resized"))}"
                        : Drawn;
                }
            }
        }
    }

    private static string Size(JsonElement pair) => new PixelSize(pair[0].GetInt32(), pair[1].GetInt32()).ToString();
}
