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
        ProgramResult result = Program.Run(folder.Root, "plan", "--config", "training.toml", "--script", "train_network", "--json");
        using JsonDocument document = JsonDocument.Parse(result.Output);
        Assert.Contains("Error", document.RootElement.GetProperty("learning_rate_error").GetString(), StringComparison.Ordinal);
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

    private static int Number(JsonElement plan, string name) => plan.GetProperty(name).GetInt32();

    private static IEnumerable<string> Paths(JsonElement plan, string name) => plan.GetProperty(name).EnumerateArray().Select(model => model.GetProperty("path").GetString()!);
}
