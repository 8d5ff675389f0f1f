using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

/// <summary>Anyone's settings, as a user brings them: <c>config convert</c>, <c>diff</c>, <c>fmt</c>, <c>explain</c>, <c>check</c>, <c>inspect</c>, <c>new --from</c>.</summary>
public sealed class SettingsTests
{
    private const string FirstInput = """
        pretrained_model_name_or_path: "Nova_Pixels_XL_v2.0.safetensors"
        resolution: "24,24"
        train_batch_size: 4
        learning_rate: 0.0001
        max_train_epochs: 3
        network_dim: 32
        network_alpha: 16
        no_token_padding: true
        bucket_no_upscale: true
        bucket_reso_steps: 1
        enable_bucket: false

        """;

    private const string Training = """
        # my training
        pretrained_model_name_or_path = "owner/model"

        [dataset]
        train_data_dir = "data"  # the parent
        resolution = "512,512"
        train_batch_size = 2
        enable_bucket = true
        caption_extension = ".txt"
        cache_latents = true

        [train]
        network_module = "networks.lora"
        network_dim = 16
        output_dir = "out"
        learning_rate = 1e-4
        max_train_epochs = 3
        save_every_n_epochs = 1
        mixed_precision = "fp16"
        seed = 7
        noise_offset = 0.0

        """;

    [Fact]
    public void The_owners_first_idea_is_explained_line_by_line()
    {
        using TemporaryFolder folder = new();
        folder.Write("first.yaml", FirstInput);
        ProgramResult check = Program.Run(folder.Root, "check", "first.yaml").Expect(1);
        check.Says(
            "first.yaml:1: CFG141", "must be a path that exists",
            "first.yaml:2: CFG076", "SDXL cannot train on 24×24", "Pad 24×24 to 32×32", "SD 1.5",
            "first.yaml:8: CFG046", "no script of the trainer reads it",
            "first.yaml:9: CFG040", "first.yaml:10: CFG040", "enable_bucket is off",
            "network_module is not set", "caption_extension is not set", "output_name is not set", "save_model_as is not set");
        ProgramResult explain = Program.Run(folder.Root, "config", "explain", "first.yaml").Expect(0);
        foreach (string line in FirstInput.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            explain.Says(line.Split(':')[0]);
        explain.Says("SDXL cannot train on 24×24", "first.yaml:11", "network_module", "caption_extension", "\".caption\"", "output_name", "last", "save_model_as", "\"safetensors\"");
        ProgramResult toml = Program.Run(folder.Root, "config", "convert", "first.yaml", "--to", "toml").Expect(0);
        Assert.StartsWith("pretrained_model_name_or_path = \"Nova_Pixels_XL_v2.0.safetensors\"\nresolution = \"24,24\"\ntrain_batch_size = 4\nlearning_rate = 0.0001\n", toml.Output, StringComparison.Ordinal);
        toml.Says(
            "CFG141", "CFG076", "Pad 24×24 to 32×32", "CFG046", "first.yaml:9: CFG040", "first.yaml:10: CFG040", "network_module is not set", "caption_extension is not set",
            "output_name is not set", "save_model_as is not set");
        Assert.DoesNotContain("CFG", toml.Output);
    }

    [Fact]
    public void A_conversion_prints_content_command_and_what_is_lost_as_json()
    {
        using TemporaryFolder folder = new();
        folder.Write("first.yaml", "seed:\nnetwork_dim: 0\n");
        using JsonDocument json = JsonDocument.Parse(Program.Run(folder.Root, "config", "convert", "first.yaml", "--from", "yaml", "--to", "toml", "--json").Expect(0).Output);
        Assert.Equal(["toml", "command", "lost"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(0, json.RootElement.GetProperty("toml").GetProperty("network_dim").GetInt32());
        Assert.Equal("seed", json.RootElement.GetProperty("lost")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("yaml", "b.yaml")]
    [InlineData("json", "b.json")]
    [InlineData("toml", "b.toml")]
    [InlineData("bash", "b.sh")]
    [InlineData("powershell", "b.ps1")]
    [InlineData("cmd", "b.bat")]
    public void What_was_converted_does_not_differ(string to, string file)
    {
        using TemporaryFolder folder = new();
        folder.Write("a.toml", Training);
        Program.Run(folder.Root, "config", "convert", "a.toml", "--to", to, "--output", file).Expect(0);
        Program.Run(folder.Root, "config", "diff", "a.toml", file).Expect(0).Says("Nothing differs");
        Program.Run(folder.Root, "config", "convert", "a.toml", "--to", to, "--output", file).Expect(2).Says("--force");
    }

    [Fact]
    public void A_toml_that_goes_to_toml_keeps_comments_and_order()
    {
        using TemporaryFolder folder = new();
        folder.Write("a.toml", Training);
        Assert.Equal(Training, Program.Run(folder.Root, "config", "convert", "a.toml", "--to", "toml").Expect(0).Output);
    }

    [Fact]
    public void Formatting_says_what_it_would_do_does_it_and_is_done()
    {
        using TemporaryFolder folder = new();
        folder.Write("a.toml", Training);
        Program.Run(folder.Root, "config", "fmt", "--check", "a.toml").Expect(1).Says("not in order");
        Assert.Equal(Training, File.ReadAllText(folder.Path("a.toml")));
        Program.Run(folder.Root, "config", "fmt", "a.toml").Expect(0);
        string written = File.ReadAllText(folder.Path("a.toml"));
        Assert.Contains("train_data_dir = \"data\"  # the parent\n", written);
        Assert.Contains("[network]\nnetwork_module", written);
        Program.Run(folder.Root, "config", "fmt", "--check", "a.toml").Expect(0);
        Assert.Equal(written, Program.Run(folder.Root, "config", "fmt", "--stdout", "a.toml").Expect(0).Output);
        folder.Write("b.toml", Training);
        Program.Run(folder.Root, "config", "diff", "a.toml", "b.toml").Expect(0).Says("Nothing differs");
    }

    [Theory]
    [InlineData("train_network", "max_train_epochs = 3", "max_train_epochs = 3")]
    [InlineData("train_network", "max_train_epochs = 3", "max_train_steps = 77\nsave_every_n_steps = 20")]
    [InlineData("sdxl_train_network", "max_train_epochs = 3", "gradient_accumulation_steps = 2\nsave_state = true")]
    [InlineData("train_db", "network_module = \"networks.lora\"\nnetwork_dim = 16\n", "save_model_as = \"safetensors\"\n")]
    [InlineData("train_network", "enable_bucket = true", "enable_bucket = false")]
    public void A_recipe_of_someone_s_files_comes_to_the_same_plan(string script, string replaced, string with)
    {
        using TemporaryFolder folder = new();
        for (int i = 0; i < 5; i++)
        {
            folder.Write($"data/3_punk/{i}.txt", "a punk");
            File.WriteAllBytes(folder.Path($"data/3_punk/{i}.png"), Sprites.Png(i, i % 2 == 0 ? 64 : 96));
        }

        folder.Write("a.toml", Training.Replace(replaced, with, StringComparison.Ordinal));
        Program.Run(folder.Root, "new", "--from", "a.toml", "mine.yaml", "--script", script).Expect(0).Says("mine.yaml: a recipe of a.toml.");
        using JsonDocument theirs = JsonDocument.Parse(Program.Run(folder.Root, "plan", "--config", "a.toml", "--script", script, "--json").Expect(0).Output);
        using JsonDocument ours = JsonDocument.Parse(Program.Run(folder.Root, "plan", "mine.yaml", "--json").Expect(0).Output);
        Assert.Equal(theirs.RootElement.GetProperty("steps_per_epoch").GetInt64(), ours.RootElement.GetProperty("steps_per_epoch").GetInt64());
        Assert.Equal(theirs.RootElement.GetProperty("max_train_steps").GetInt64(), ours.RootElement.GetProperty("max_train_steps").GetInt64());
    }

    [Fact]
    public void A_lora_is_inspected_compared_and_taken_for_a_recipe()
    {
        string lora = Shared.Path("trainer/lora-sd15-dim1.safetensors");
        using TemporaryFolder folder = new();
        File.Copy(lora, folder.Path("their.safetensors"));
        Program.Run(folder.Root, "inspect", "their.safetensors").Expect(0).Says("a LoRA of rank 1 for SD 1.x", "sd15.safetensors", "epoch 1 of 1", "10_punk: 12 pictures", "pixel art 12", "network_dim");
        using JsonDocument json = JsonDocument.Parse(Program.Run(folder.Root, "inspect", "their.safetensors", "--json").Expect(0).Output);
        Assert.Equal("train_network", json.RootElement.GetProperty("script").GetString());
        Assert.Equal(12, json.RootElement.GetProperty("tags").GetProperty("pixel art").GetInt32());
        folder.Write("like.yaml", Program.Run(folder.Root, "inspect", "their.safetensors", "--as-recipe").Expect(0).Output);
        Sprites.Write(folder.Path("pictures"), 3);
        Program.Run(folder.Root, "config", "diff", "like.yaml", "their.safetensors").Expect(0).Says("image_dir");
        Program.Run(folder.Root, "inspect", "like.yaml").Expect(2).Says("no safetensors file");
        Program.Run(folder.Root, "inspect", "nothing.safetensors").Expect(2).Says("there is no such file");
    }

    [Fact]
    public void A_difference_says_whose_default_it_is_and_what_it_does()
    {
        using TemporaryFolder folder = new();
        folder.Write("a.toml", "network_dim = 32\nnetwork_module = \"networks.lora\"\n");
        folder.Write("b.sh", "accelerate launch train_network.py --network_module networks.lora --learning_rate 1e-4\n");
        using JsonDocument json = JsonDocument.Parse(Program.Run(folder.Root, "config", "diff", "a.toml", "b.sh", "--json").Expect(0).Output);
        JsonElement[] differences = [.. json.RootElement.GetProperty("differences").EnumerateArray()];
        Assert.Equal(["learning_rate", "network_dim"], differences.Select(difference => difference.GetProperty("name").GetString()));
        Assert.Equal("a", differences[0].GetProperty("default").GetString());
        Assert.Equal("2e-06", differences[0].GetProperty("a").GetProperty("value").GetString());
        Assert.Equal("b.sh:1", differences[0].GetProperty("b").GetProperty("origin").GetString());
        Assert.Contains("rank", differences[1].GetProperty("meaning").GetString());
    }

    [Fact]
    public void The_guide_s_examples_run()
    {
        string[] parts = File.ReadAllText(Repository.Path("docs", "settings.md")).Split("```");
        using TemporaryFolder folder = new();
        folder.Write("settings.yaml", parts.Single(part => part.StartsWith("yaml\n", StringComparison.Ordinal))["yaml\n".Length..]);
        int ran = 0;
        foreach (string line in parts.Where(part => part.StartsWith("sh\n", StringComparison.Ordinal)).SelectMany(part => part["sh\n".Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            Program.Shell(folder.Root, line.Replace("kohyaprep ", "$kohyaprep ", StringComparison.Ordinal)).Expect(0);
            ran++;
        }

        Assert.True(ran > 10);
    }
}
