using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Tests.Trainer.Simulation;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Rules;

public sealed class ConfigChecksTests
{
    private static readonly string[] Keys =
        ["resolution", "train_data_dir", "enable_bucket", "cache_latents", "random_crop", "shuffle_caption", "min_bucket_reso", "caption_extension",
         "validation_split", "v2", "in_json", "learning_rate", "lr_warmup_steps", "save_every_n_epochs", "color_aug", "keep_tokens"];

    public static TheoryData<Route, ModelFamily> Pairs
    {
        get
        {
            TheoryData<Route, ModelFamily> pairs = [];
            foreach ((Route route, ModelFamily family, _) in Configs.Example.Scripts)
                pairs.Add(route, family);
            return pairs;
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void The_files_that_we_write_have_no_errors(Route route, ModelFamily family)
    {
        using TemporaryFolder folder = new(inMemory: true);
        Recipe full = Configs.Example.Recipe(route, family);
        // SDXL cannot train on 24×24, and the rule on sizes says so.
        TrainingSet[] sets = [Configs.Example.Set(family == ModelFamily.Sdxl ? 32 : 24), Configs.Example.Set(96), Configs.Example.Buckets(512)];
        int number = 0;
        foreach ((Recipe recipe, TrainingSet set) in sets.SelectMany(set => (Recipe[])[full, Configs.Example.Sparse(full)], (set, recipe) => (recipe, set)))
        {
            string root = folder.Path($"{number++}");
            TrainerFileSet files = TrainerFiles.Of(recipe, set, "/models/base.safetensors");
            foreach (TrainerFile file in files.Files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, file.Path))!);
                File.WriteAllText(Path.Combine(root, file.Path), file.Text);
            }

            foreach (TrainingPicture picture in set.Pictures)
                Lay(root, files, picture, recipe.Dataset.CaptionExtension);
            ForeignConfig config = ForeignConfigCase.Of(files.Script.Name, ForeignConfigCase.Table(files.TextOf(TrainerFileSet.TrainingPath)!),
                ForeignConfigCase.Table(files.TextOf(TrainerFileSet.DatasetPath)!), root);
            Assert.Null(config.Forecast.Failure);
            Assert.Equal([], ConfigChecks.Run(config).Where(finding => finding.Severity == Severity.Error).Select(FindingText.LineOf));
        }
    }

    [Fact]
    public void Findings_stand_in_the_order_of_files_then_lines_then_codes()
    {
        using TemporaryFolder folder = new(inMemory: true);
        ForeignConfig config = ForeignConfigCase.Of("train_network", "flip_aug = true\nlearnig_rate = 1\nlr_warmup_steps = 10\n-output_dir", folder.Path("x"));
        IReadOnlyList<Finding> found = ConfigChecks.Run(config);
        Assert.Equal(found.OrderBy(finding => finding.Location.Path, StringComparer.Ordinal).ThenBy(finding => finding.Location.Line)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal), found);
        Assert.Equal(found, ConfigChecks.Run(config));
    }

    [Fact]
    public void A_configuration_without_errors_does_not_fail_in_its_forecast()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Shared.Path("conformance/trainer-cases.json")));
        JsonElement[] cases = [.. document.RootElement.EnumerateArray()];
        using TemporaryFolder folder = new(inMemory: true);
        JsonElement[] values = [.. JsonDocument.Parse("[0, 1, -1, 24, 0.5, 1e9, true, false, \"\", \"24\", \"24,x\", \".txt\", \"data\", [], [1], {}, null]").RootElement.EnumerateArray()];
        int made = 0;
        int passed = 0;
        Gen.Select(Gen.Int[0, cases.Length - 1], Gen.OneOf(Keys), Gen.Int[0, values.Length - 1], Gen.Bool).Sample(draw =>
        {
            (int index, string key, int value, bool inDataset) = draw;
            JsonElement item = cases[index];
            string root = folder.Path($"{Interlocked.Increment(ref made)}");
            SimulationCase.Make(item.GetProperty("files"), root);
            JsonNode training = JsonNode.Parse(item.GetProperty("config").GetRawText())!;
            JsonNode? dataset = item.TryGetProperty("dataset_config", out JsonElement given) ? JsonNode.Parse(given.GetRawText()) : null;
            foreach ((string name, JsonNode sound) in Sound())
                training.AsObject().TryAdd(name, sound);
            JsonObject target = inDataset && dataset?["general"] is JsonObject general ? general : training.AsObject();
            target[key] = JsonNode.Parse(values[value].GetRawText());
            ForeignConfig config = ForeignConfigCase.Of(item.GetProperty("script").GetString()!, Read(training)!, Read(dataset), root);
            IReadOnlyList<Finding> found = ConfigChecks.Run(config);
            Directory.Delete(root, recursive: true);
            TrainerForecast forecast = config.Forecast;
            if (found.Any(finding => finding.Severity == Severity.Error))
                return true;
            Interlocked.Increment(ref passed);
            return forecast is { Failure: null, HasNoData: false, LaterFailures.Count: 0 };
        }, iter: 300);
        Assert.True(passed >= 5, $"only {passed} of {made} had no error");
    }

    // What the cases leave out, since the trainer asks for it only after the point to which they were run.
    private static IEnumerable<(string Name, JsonNode Value)> Sound() =>
        [("pretrained_model_name_or_path", "model"), ("output_dir", "out"), ("network_module", "networks.lora"), ("network_dim", 8), ("cond_emb_dim", 8), ("sample_prompts", "p.txt"),
         ("cache_latents", true)];

    private static ConfigNode.Table? Read(JsonNode? node) =>
        node is null ? null : (ConfigNode.Table)JsonConfig.Of(JsonDocument.Parse(node.ToJsonString()).RootElement);

    private static void Lay(string root, TrainerFileSet files, TrainingPicture picture, string extension)
    {
        string[] folders = files.Script.Form == SubsetForm.ControlPairs
            ? [TrainerFileSet.ImagesFolder, TrainerFileSet.EdgesFolder] : [TrainerFileSet.ImagesFolder];
        foreach (string place in folders.Select(name => Path.Combine(root, name)))
        {
            Directory.CreateDirectory(place);
            File.WriteAllBytes(Path.Combine(place, picture.Stem + ".png"), HeaderOnly.Of(".png", picture.Width, picture.Height, "RGB"));
        }

        File.WriteAllText(Path.Combine(root, TrainerFileSet.ImagesFolder, picture.Stem + extension), picture.Caption ?? "punk");
    }
}
