using System.Text.Json;
using KohyaPrep.Core.Captions;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>Reads a metadata file, one JSON object or one a line (train_util.py:2242-2263).</summary>
internal static class MetadataFile
{
    private const string TrainUtil = "library/train_util.py:";
    private const string Remedy = "Write for each picture an object such as {\"caption\": \"…\"}.";

    /// <returns>By the pictures' names, in the order in which Python's dictionary would have them.</returns>
    public static OrderedDictionary<string, MetadataEntry> Read(string path, LoadContext context)
    {
        if (!context.Disk.Exists(path))
        {
            throw TrainerStop.InDataset("ValueError", TrainUtil + "2263",
                path.Length == 0 ? "The metadata file's path is an empty text." : $"There is no metadata file {path}.",
                "Correct in_json or metadata_file; remove it to train on folders with caption files.");
        }

        return path.EndsWith(".jsonl", StringComparison.Ordinal) ? ReadLines(path, context) : ReadObject(path, context);
    }

    private static OrderedDictionary<string, MetadataEntry> ReadObject(string path, LoadContext context)
    {
        using JsonDocument document = PythonJson.ReadDocument(path, TrainUtil + "2260", TrainUtil + "2261", context);
        OrderedDictionary<string, MetadataEntry> entries = [];
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw TrainerStop.InDataset("AttributeError", TrainUtil + "2275", $"{path} holds no JSON object of pictures.",
                "Write one object with the pictures' names as keys.");
        }

        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Object)
            {
                throw TrainerStop.InDataset("TypeError", TrainUtil + "2284", $"In {path}, what is said of '{property.Name}' is no object.", Remedy);
            }

            entries[property.Name] = Entry(property.Value, property.Value, path, property.Name);
        }

        return entries;
    }

    private static OrderedDictionary<string, MetadataEntry> ReadLines(string path, LoadContext context)
    {
        OrderedDictionary<string, MetadataEntry> entries = [];
        foreach (string line in PythonText.Lines(PythonJson.Read(path, TrainUtil + "2248", TrainUtil + "2249", context)))
        {
            using JsonDocument document = PythonJson.Parse(line, path, TrainUtil + "2250");
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw TrainerStop.InDataset("AttributeError", TrainUtil + "2251", $"In {path}, the line '{Cut(line)}' is no object.", Remedy);
            if (!root.TryGetProperty("image_path", out JsonElement name))
            {
                throw TrainerStop.InDataset("KeyError", TrainUtil + "2256", $"In {path}, the line '{Cut(line)}' has no image_path.",
                    "Write the picture's path as image_path into each line.");
            }

            entries[name.ToString()] = Entry(root, root, path, name.ToString());
        }

        return entries;
    }

    private static MetadataEntry Entry(JsonElement entry, JsonElement sized, string path, string name) =>
        new(Words(entry, "caption"), Words(entry, "tags"), Size(sized, path, name));

    private static string? Words(JsonElement entry, string key) =>
        entry.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    private static PixelSize? Size(JsonElement entry, string path, string name)
    {
        if (!entry.TryGetProperty("image_size", out JsonElement size) || size.ValueKind == JsonValueKind.Null)
            return null;
        return size.ValueKind == JsonValueKind.Array && size.GetArrayLength() == 2
            && size[0].ValueKind == JsonValueKind.Number && size[1].ValueKind == JsonValueKind.Number
                ? new PixelSize((int)size[0].GetDouble(), (int)size[1].GetDouble())
                : throw TrainerStop.InDataset("ValueError", TrainUtil + "1038", $"In {path}, the image_size of '{name}' is not two numbers.",
                    "Write [width, height], or leave image_size out.");
    }

    private static string Cut(string line) => line.Length <= 40 ? line : line[..40] + "…";
}
