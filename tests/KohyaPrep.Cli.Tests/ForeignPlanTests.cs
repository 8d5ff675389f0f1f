using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

public sealed class ForeignPlanTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_training_file_of_anyone_is_planned_to_its_last_checkpoint()
    {
        Pictures(5);
        folder.Write("training.toml", Training + "lr_scheduler = \"cosine\"\nsave_every_n_epochs = 1\nsave_state = true\n");
        ProgramResult result = Program.Run(folder.Root, "plan", "--script", "train_network", "--config", "training.toml", "--json").Expect(0);
        using JsonDocument document = JsonDocument.Parse(result.Output);
        JsonElement plan = document.RootElement;
        Assert.Equal(["batch_size"], plan.GetProperty("unknown_keys").EnumerateArray().Select(key => key.GetString()!));
        Assert.Equal((5, 5, 10), (Number(plan, "batches"), Number(plan, "steps_per_epoch"), Number(plan, "max_train_steps")));
        Assert.Equal(["o/p-000001.safetensors", "o/p.safetensors"], Paths(plan, "checkpoints"));
        Assert.Equal(["o/p-000001-state", "o/p-state"], Paths(plan, "states"));
        Assert.InRange(plan.GetProperty("gpu_memory_gib").GetDouble(), 1, 20);
        JsonElement[] rates = [.. plan.GetProperty("learning_rates").EnumerateArray()];
        Assert.Equal((0, 1e-4), (rates[0][0].GetInt32(), rates[0][1].GetDouble()));
        Assert.Equal((10, 0.0), (rates[^1][0].GetInt32(), Math.Round(rates[^1][1].GetDouble(), 12)));
    }

    [Fact]
    public void A_schedule_that_fails_is_told_before_the_model_is_loaded()
    {
        Pictures(2);
        folder.Write("training.toml", Training + "lr_scheduler = \"cosine_with_min_lr\"\n");
        ProgramResult result = Program.Run(folder.Root, "plan", "--config", "training.toml", "--script", "train_network", "--json").Expect(1);
        using JsonDocument document = JsonDocument.Parse(result.Output);
        Assert.StartsWith("ValueError: ", document.RootElement.GetProperty("learning_rate_error").GetString(), StringComparison.Ordinal);
        JsonElement later = Assert.Single(document.RootElement.GetProperty("later_errors").EnumerateArray());
        Assert.Equal(("ValueError", "schedule"), (later.GetProperty("type").GetString(), later.GetProperty("stage").GetString()));
        Program.Run(folder.Root, "plan", "--config", "training.toml", "--script", "train_network").Expect(1).Says("may stop", "lr_scheduler_min_lr_ratio");
    }

    [Fact]
    public void The_learning_rate_is_told_at_the_steps_that_are_asked_for()
    {
        Pictures(5);
        folder.Write("training.toml", Training + "lr_scheduler = \"linear\"\n");
        string[] plan = ["plan", "--config", "training.toml", "--script", "train_network"];
        using JsonDocument document = JsonDocument.Parse(Program.Run(folder.Root, [.. plan, "--json", "--at", "0,5,9"]).Expect(0).Output);
        Assert.Equal("[[0,0.0001],[5,5E-05],[9,1E-05]]", Rounded(document.RootElement.GetProperty("learning_rates")));
        Program.Run(folder.Root, [.. plan, "--at", "0,7"]).Expect(0).Says("7  3e-05");
        Program.Run(folder.Root, [.. plan, "--at", "11"]).Expect(2).Says("there is no step 11: the training has 10");
        Program.Run(folder.Root, [.. plan, "--at", "x"]).Expect(2).Says("'x' is no step");
    }

    [Fact]
    public void A_run_that_finds_no_picture_is_no_success()
    {
        folder.Write("training.toml", Training);
        using JsonDocument document = JsonDocument.Parse(Program.Run(folder.Root, "plan", "--config", "training.toml", "--json").Expect(1).Output);
        Assert.True(document.RootElement.GetProperty("no_data").GetBoolean());
    }

    [Fact]
    public void Every_setting_is_explained_as_JSON_with_what_the_trainer_makes_of_it()
    {
        Pictures(2);
        folder.Write("training.toml", Training.Replace("cache_latents", "cache_latents_to_disk", StringComparison.Ordinal));
        using JsonDocument document = JsonDocument.Parse(Program.Run(folder.Root, "config", "explain", "training.toml", "--json").Expect(0).Output);
        JsonElement root = document.RootElement;
        Assert.Equal("train_network", root.GetProperty("script").GetString());
        JsonElement[] settings = [.. root.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("settings").EnumerateArray())];
        JsonElement dim = Of("network_dim", "file");
        Assert.Equal((8, "training.toml", 10), (dim.GetProperty("value").GetInt32(), dim.GetProperty("file").GetString(), dim.GetProperty("line").GetInt32()));
        Assert.Equal(["name", "value", "source", "origin", "file", "line", "remark", "meaning"], dim.EnumerateObject().Select(property => property.Name));
        Assert.True(Of("cache_latents", "trainer").GetProperty("value").GetBoolean());
        Assert.Equal(4, Of("max_train_steps", "trainer").GetProperty("value").GetInt32());
        folder.Write("broken.toml", "a = = 1\n");
        Program.Run(folder.Root, "config", "explain", "broken.toml", "--json").Expect(1).Says("\"code\": \"CFG029\"");

        JsonElement Of(string name, string source) => Assert.Single(
            settings, setting => setting.GetProperty("name").GetString() == name && setting.GetProperty("source").GetString() == source);
    }

    [Fact]
    public void A_misspelt_option_is_an_error_with_the_one_that_was_meant()
    {
        Pictures(2);
        folder.Write("training.toml", Training);
        Program.Run(folder.Root, "check", "training.toml").Expect(1).Says("training.toml:4: CFG034 error", "Did you mean 'train_batch_size'?");
    }

    private const string Training = """
        pretrained_model_name_or_path = "model.safetensors"
        train_data_dir = "data"
        resolution = "24,24"
        batch_size = 4
        cache_latents = true
        caption_extension = ".txt"
        learning_rate = 1e-4
        max_train_epochs = 2
        network_module = "networks.lora"
        network_dim = 8
        output_dir = "o"
        output_name = "p"
        mixed_precision = "fp16"
        sdpa = true

        """;

    private void Pictures(int count)
    {
        for (int i = 0; i < count; i++)
        {
            folder.Write($"data/1_punk/{i}.txt", "a punk\n");
            File.WriteAllBytes(folder.Path("data", "1_punk", $"{i}.png"), Sprites.Png(i));
        }
    }

    private static string Rounded(JsonElement rates) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"[{string.Join(',', rates.EnumerateArray().Select(rate => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{rate[0].GetInt32()},{Math.Round(rate[1].GetDouble(), 12)}]")))}]");

    private static int Number(JsonElement plan, string name) => plan.GetProperty(name).GetInt32();

    private static IEnumerable<string> Paths(JsonElement plan, string name) => plan.GetProperty(name).EnumerateArray().Select(model => model.GetProperty("path").GetString()!);
}
