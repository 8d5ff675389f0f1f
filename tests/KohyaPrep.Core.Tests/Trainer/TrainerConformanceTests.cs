using System.Globalization;
using System.Text.Json;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Trainer;

public class TrainerConformanceTests
{
    [Fact]
    public void Buckets_batches_and_steps_are_those_that_the_trainer_itself_made()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Shared.Path("conformance/trainer-cases.json")));
        int cases = 0;
        int pictures = 0;
        List<string> differences = [];
        foreach (JsonElement item in document.RootElement.EnumerateArray())
        {
            JsonElement expect = item.GetProperty("expect");
            if (expect.TryGetProperty("error", out _) || !expect.TryGetProperty("datasets", out JsonElement datasets))
                continue;
            string id = item.GetProperty("id").GetString()!;
            Dictionary<string, JsonElement> options = Flatten(item.GetProperty("config"));
            long batches = 0;
            bool isChecked = true;
            int index = 0;
            foreach (JsonElement dataset in datasets.EnumerateArray())
            {
                // A WebP with alpha has a VP8X header, which the trainer's size reader takes for one pixel less.
                BucketSettings settings = Settings(item, options, index++);
                if (BucketSelector.TroubleWith(settings) is { } trouble)
                {
                    differences.Add($"{id}: {trouble}");
                    isChecked = false;
                    break;
                }
                BucketSelector selector = new(settings);
                List<(PixelSize, int)> seen = [];
                foreach (JsonElement image in dataset.GetProperty("images").EnumerateArray())
                {
                    string path = image.GetProperty("path").GetString()!;
                    JsonElement size = item.GetProperty("files").GetProperty(path).GetProperty("image");
                    int less = path.EndsWith(".webp", StringComparison.OrdinalIgnoreCase) && size[2].GetString() == "RGBA" ? 1 : 0;
                    BucketChoice? choice = selector.Select(new PixelSize(size[0].GetInt32() - less, size[1].GetInt32() - less));
                    BucketChoice theirs = new(Size(image.GetProperty("bucket")), Size(image.GetProperty("resized")));
                    if (choice != theirs)
                        differences.Add($"{id} {path} {size}: {choice} instead of {theirs} with {settings}");
                    seen.Add((theirs.Bucket, image.GetProperty("repeats").GetInt32()));
                    pictures++;
                }
                long ours = BatchCount.Of(seen, dataset.GetProperty("batch_size").GetInt32());
                if (ours != dataset.GetProperty("batches").GetInt64())
                    differences.Add($"{id}: {ours} batches instead of {dataset.GetProperty("batches")}");
                batches += ours;
            }
            // Where it finds no picture the trainer ends before it counts steps.
            if (!isChecked || expect.TryGetProperty("no_data", out _))
                continue;
            int accumulation = options.TryGetValue("gradient_accumulation_steps", out JsonElement steps) ? steps.GetInt32() : 1;
            long perEpoch = BatchCount.StepsPerEpoch(batches, 1, accumulation);
            if (perEpoch != expect.GetProperty("steps_per_epoch").GetInt64())
                differences.Add($"{id}: {perEpoch} steps an epoch instead of {expect.GetProperty("steps_per_epoch")}");
            if (options.TryGetValue("max_train_epochs", out JsonElement epochs)
                && epochs.GetInt64() * perEpoch != expect.GetProperty("max_train_steps").GetInt64())
                differences.Add($"{id}: {epochs} × {perEpoch} steps instead of {expect.GetProperty("max_train_steps")}");
            cases++;
        }
        TestContext.Current.SendDiagnosticMessage($"{cases} cases, {pictures} pictures");
        Assert.Empty(differences);
        Assert.True(cases >= 182, $"only {cases} cases were checked");
    }

    // Where the trainer stops over sizes: its two checks, and three divisions by zero.
    [Fact]
    public void Sizes_that_stop_the_trainer_are_found_out_beforehand()
    {
        string[] places = ["train_util.py:767", "train_util.py:770", "model_util.py:1327", "train_util.py:319", "train_util.py:345"];
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Shared.Path("conformance/trainer-cases.json")));
        int cases = 0;
        foreach (JsonElement item in document.RootElement.EnumerateArray())
        {
            if (!item.GetProperty("expect").TryGetProperty("error", out JsonElement error)
                || !error.TryGetProperty("at", out JsonElement at) || !places.Any(place => at.GetString()!.EndsWith(place, StringComparison.Ordinal)))
                continue;
            Dictionary<string, JsonElement> options = Flatten(item.GetProperty("config"));
            int datasets = item.TryGetProperty("dataset_config", out JsonElement config) ? config.GetProperty("datasets").GetArrayLength() : 1;
            PixelSize[] pictures = [.. item.GetProperty("files").EnumerateObject()
                .Where(file => file.Value.TryGetProperty("image", out _)).Select(file => Size(file.Value.GetProperty("image")))];
            Assert.Contains(Enumerable.Range(0, datasets), index =>
            {
                BucketSettings settings = Settings(item, options, index);
                return BucketSelector.TroubleWith(settings) is not null
                    || pictures.Any(picture => new BucketSelector(settings).Select(picture) is null);
            });
            cases++;
        }
        Assert.True(cases >= 30, $"only {cases} cases were checked");
    }

    private static PixelSize Size(JsonElement pair) => new(pair[0].GetInt32(), pair[1].GetInt32());

    private static BucketSettings Settings(JsonElement item, Dictionary<string, JsonElement> options, int index)
    {
        List<JsonElement> layers = [];
        if (item.TryGetProperty("dataset_config", out JsonElement config))
        {
            if (config.TryGetProperty("datasets", out JsonElement list))
                layers.Add(list[index]);
            if (config.TryGetProperty("general", out JsonElement general))
                layers.Add(general);
        }
        PixelSize resolution = Find("resolution")!.Value switch
        {
            { ValueKind: JsonValueKind.Number } side => new PixelSize(side.GetInt32(), side.GetInt32()),
            { ValueKind: JsonValueKind.Array } pair => Size(pair),
            JsonElement text => Pair(text.GetString()!.Split(',')),
        };
        return new BucketSettings(
            resolution.Width,
            resolution.Height,
            Find("enable_bucket")?.GetBoolean() ?? false,
            Find("bucket_no_upscale")?.GetBoolean() ?? false,
            Find("min_bucket_reso")?.GetInt32() ?? 256,
            Find("max_bucket_reso")?.GetInt32() ?? 1024,
            Find("bucket_reso_steps")?.GetInt32() ?? 64);

        JsonElement? Find(string name)
        {
            foreach (JsonElement layer in layers)
            {
                if (layer.TryGetProperty(name, out JsonElement value))
                    return value;
            }
            return options.TryGetValue(name, out JsonElement option) ? option : null;
        }
    }

    private static PixelSize Pair(string[] sides) =>
        new(int.Parse(sides[0], CultureInfo.InvariantCulture), int.Parse(sides[^1], CultureInfo.InvariantCulture));

    // One level of tables; later keys win.
    private static Dictionary<string, JsonElement> Flatten(JsonElement config)
    {
        Dictionary<string, JsonElement> flat = [];
        foreach (JsonProperty property in config.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Object)
            {
                flat[property.Name] = property.Value;
                continue;
            }
            foreach (JsonProperty inner in property.Value.EnumerateObject())
                flat[inner.Name] = inner.Value;
        }
        return flat;
    }
}
