using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace KohyaPrep.Cli.Tests.Places;

public sealed class BundleTests
{
    private const string Storage = "launch.storage=s3://punks";

    /// <summary>A made-up token of a known form.</summary>
    private const string Planted = "hf_AbCdEfGhIjKlMnOpQrStUvWxYz012345";

    public static TheoryData<string> Places => ["colab", "runpod", "slurm", "skypilot", "civitai"];

    [Theory, MemberData(nameof(Places))]
    public void A_bundle_has_every_file_with_its_hash_and_no_path_of_this_machine(string place)
    {
        using PlaceRun run = new();
        run.Bundle(place, "--set", Storage, "--set", "canvas.fit=512").Expect(0).Says("a bundle for", "next: ", "README.md");
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(run.Path(place, "manifest.json")));
        Dictionary<string, string> listed = Listed(manifest.RootElement, "files", "notebooks");
        string[] there = [.. Files(run.Path(place)).Where(file => file != "manifest.json")];
        Assert.Equal(listed.Keys.Order(StringComparer.Ordinal), there);
        Assert.All(listed, file => Assert.Equal(file.Value, Hash(File.ReadAllBytes(run.Path(place, file.Key)))));

        using ZipArchive zip = ZipFile.OpenRead(run.Path(place, "dataset.zip"));
        Dictionary<string, string> packed = Listed(manifest.RootElement, "dataset");
        Assert.Equal(12, packed.Count);
        Assert.Equal(packed.Keys.Order(StringComparer.Ordinal), zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using MemoryStream bytes = new();
            using (Stream stream = entry.Open())
                stream.CopyTo(bytes);
            Assert.Equal(packed[entry.FullName], Hash(bytes.ToArray()));
        }

        foreach (string file in there.Where(file => file != "dataset.zip"))
            Assert.DoesNotContain(run.Root, File.ReadAllText(run.Path(place, file)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_recipe_gives_the_same_bytes_and_a_changed_one_leaves_no_strays()
    {
        using PlaceRun run = new();
        run.Bundle("slurm").Expect(0);
        string[] hashes = [.. Files(run.Path("slurm")).Select(file => Hash(File.ReadAllBytes(run.Path("slurm", file))))];
        File.WriteAllText(run.Path("slurm", "saved by a training"), "");
        run.Bundle("slurm").Expect(0);
        File.Delete(run.Path("slurm", "saved by a training"));
        Assert.Equal(hashes, Files(run.Path("slurm")).Select(file => Hash(File.ReadAllBytes(run.Path("slurm", file)))));
        run.Bundle("slurm", "--set", "samples.every_epochs=0").Expect(0);
        Assert.DoesNotContain("sample_prompts.txt", Files(run.Path("slurm")));

        File.AppendAllText(run.Path("slurm", "job.sbatch"), "# mine\n");
        run.Bundle("slurm").Expect(2).Says("job.sbatch: it was edited", "--force");
        run.Bundle("slurm", "--force").Expect(0);
        Directory.CreateDirectory(run.Path("other"));
        File.WriteAllText(run.Path("other", "x"), "");
        Program.Run(run.Root, "train", "recipe.yaml", "--on", "slurm", "--model", run.Model, "--bundle", "other").Expect(2).Says("something that is no bundle");
    }

    [Fact]
    public void What_looks_like_a_secret_never_goes_into_a_bundle()
    {
        using PlaceRun run = new();
        foreach (string setting in (string[])[$"options.training_comment={Planted}", $"samples.negative={Planted}", $"launch.model_from=https://me:{Planted}@host/x.safetensors"])
        {
            ProgramResult result = run.Bundle("colab", "--set", setting).Expect(1).Says("ENV050 error", "nothing was written");
            Assert.DoesNotContain(Planted, result.All, StringComparison.Ordinal);
        }

        File.WriteAllText(run.Path("images/punk 003.txt"), $"a punk, {Planted}\n");
        run.Bundle("colab").Expect(1).Says("ENV050 error", "punk 003.txt:1");
        Assert.False(Directory.Exists(run.Path("colab")));
    }

    [Fact]
    public void The_value_of_a_secret_of_this_shell_is_known_whatever_its_form()
    {
        using PlaceRun run = new();
        const string Plain = "correct horse battery";
        ProgramResult result = Program.RunWith(
            [("MY_SERVICE_PASSWORD", Plain)], run.Root, "train", "recipe.yaml", "--on", "colab", "--model", run.Model, "--bundle", "colab", "--set", $"samples.negative={Plain}");
        result.Expect(1).Says("ENV050 error", "MY_SERVICE_PASSWORD");
        Assert.DoesNotContain(Plain, result.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("civitai", "canvas=native", "ENV051 error: CivitAI trains nothing below 512, and the pictures are 24×24", "canvas: {fit: 512}")]
    [InlineData("civitai", "route=dreambooth", "ENV052 error", "LoRAs only")]
    [InlineData("runpod", "name=x", "ENV054 error", "network volume")]
    [InlineData("skypilot", "name=x", "ENV054 error", "s3://")]
    public void What_a_place_does_not_take_is_an_error_with_a_remedy(string place, string setting, string code, string remedy)
    {
        using PlaceRun run = new();
        run.Bundle(place, "--set", setting).Expect(1).Says(code, remedy, "nothing was written");
        Assert.False(Directory.Exists(run.Path(place)));
    }

    [Fact]
    public void A_place_that_may_end_a_run_is_told_when_no_states_are_saved()
    {
        using PlaceRun run = new();
        run.Bundle("colab", "--set", "training.save_every_epochs=0").Expect(0).Says("ENV053 warning", "save_state_every_steps");
        run.Bundle("mars").Expect(2).Says("There is no place 'mars'");
    }

    [Fact]
    public void A_dry_run_names_the_files_and_writes_none()
    {
        using PlaceRun run = new();
        run.Bundle("slurm", "--dry-run").Expect(0).Says("job.sbatch", "dataset.zip", "place/train.py");
        Assert.False(Directory.Exists(run.Path("slurm")));
    }

    [Theory]
    [InlineData("slurm", "job.sbatch prepare.sbatch")]
    [InlineData("runpod", "start.sh create-pod.sh upload.sh fetch.sh")]
    public void Scripts_pass_shellcheck(string place, string scripts)
    {
        Assert.SkipUnless(Program.Shell("/", "command -v shellcheck").ExitCode == 0, "needs shellcheck");
        using PlaceRun run = new();
        run.Bundle(place, "--set", "launch.storage=vol 'umé$x", "--set", "launch.further=--partition=gpu", "--set", "name=My 'punks' $x").Expect(0);
        run.Shell(place, $"shellcheck {scripts}", ("PATH", run.SearchPath)).Expect(0);
    }

    [Theory]
    [InlineData("task.yaml")]
    [InlineData("prepare.yaml")]
    public void Tasks_are_valid_by_SkyPilots_own_schema(string task)
    {
        string schema = Shared.Path("launch/skypilot-schema.json");
        Assert.SkipUnless(Program.Shell("/", "/usr/bin/python3 -c 'import jsonschema, yaml'").ExitCode == 0, "needs python3-jsonschema and python3-yaml");
        using PlaceRun run = new();
        run.Bundle("skypilot", "--set", Storage, "--set", "launch.nodes=2", "--set", "launch.gpu=A100-80GB", "--set", "launch.processes=8", "--set", "name=\"My 'punks': x #1\"").Expect(0);
        run.Shell("skypilot", $"/usr/bin/python3 '{Fixtures.Repository.Path("tests", "fixtures", "places", "check_task.py")}' '{schema}' {task}", ("PATH", run.SearchPath))
            .Expect(0).Says(task == "task.yaml" ? "A100-80GB:8, 2 nodes, spot True" : "2 nodes");
    }

    [Fact]
    public void Scripts_for_an_array_pass_shellcheck_and_SkyPilots_own_schema()
    {
        Assert.SkipUnless(Program.Shell("/", "command -v shellcheck").ExitCode == 0, "needs shellcheck");
        using PlaceRun run = new();
        string[] odd = ["--shards", "9", "--out", "jobs", "--set", "launch.further=--partition=gpu", "--set", "name=My 'punks' $x", "--set", "launch.storage=s3://punks"];
        Program.Run(run.Root, ["manifest", "array", "recipe.yaml", "--on", "slurm", .. odd]).Expect(0).Says("prepare-array.sbatch", "prepare-merge.sbatch");
        run.Shell("jobs", "shellcheck prepare-array.sbatch prepare-merge.sbatch && grep -q -- '--array=0-8' prepare-array.sbatch", ("PATH", run.SearchPath)).Expect(0);
        Program.Run(run.Root, ["manifest", "array", "recipe.yaml", "--on", "slurm", .. odd]).Expect(2).Says("there is a file of this name already");
        Program.Run(run.Root, ["manifest", "array", "recipe.yaml", "--on", "skypilot", "--shards", "9"]).Expect(2).Says("launch: {storage: BUCKET}");
        Program.Run(run.Root, ["manifest", "array", "recipe.yaml", "--on", "skypilot", .. odd]).Expect(0).Says("prepare-array.yaml");

        string schema = Shared.Path("launch/skypilot-schema.json");
        Assert.SkipUnless(Program.Shell("/", "/usr/bin/python3 -c 'import jsonschema, yaml'").ExitCode == 0, "needs python3-jsonschema and python3-yaml");
        string checker = Fixtures.Repository.Path("tests", "fixtures", "places", "check_task.py");
        run.Shell("jobs", $"/usr/bin/python3 '{checker}' '{schema}' prepare-array.yaml && /usr/bin/python3 '{checker}' '{schema}' prepare-merge.yaml", ("PATH", run.SearchPath))
            .Expect(0).Says("9 nodes", "1 nodes");
    }

    [Fact]
    public void A_pod_request_names_the_volume_the_card_and_the_secrets_but_not_their_values()
    {
        using PlaceRun run = new();
        run.Bundle("runpod", "--set", "launch.storage=vol123", "--set", "launch.gpu=NVIDIA A40", "--set", "launch.processes=2", "--set", "launch.model_from=https://huggingface.co/x/y/resolve/main/z.safetensors").Expect(0);
        using JsonDocument pod = JsonDocument.Parse(File.ReadAllBytes(run.Path("runpod/pod.json")));
        JsonElement root = pod.RootElement;
        JsonElement mount = Assert.Single(root.GetProperty("mounts").GetProperty("network").EnumerateArray());
        Assert.Equal(("vol123", "/workspace"), (mount.GetProperty("volumeId").GetString(), mount.GetProperty("path").GetString()));
        JsonElement gpu = root.GetProperty("gpu");
        Assert.Equal(("NVIDIA A40", 2, "12.4"), (gpu.GetProperty("id").GetString(), gpu.GetProperty("count").GetInt32(), gpu.GetProperty("minCudaVersion").GetString()));
        Assert.Equal("{{ RUNPOD_SECRET_HF_TOKEN }}", root.GetProperty("env").GetProperty("HF_TOKEN").GetString());
        Assert.Equal("bash /workspace/kohyaprep/punks/start.sh", root.GetProperty("args").GetString());
    }

    [Theory]
    [InlineData("NVIDIA GeForce RTX 5090", "torch==2.7.1", "12.8")]
    [InlineData("NVIDIA RTX PRO 6000 Blackwell Server Edition", "torch==2.7.1", "12.8")]
    [InlineData("NVIDIA H100 80GB HBM3", "torch==2.6.0", "12.4")]
    public void A_card_of_the_newest_generation_gets_the_PyTorch_that_has_code_for_it(string card, string torch, string cuda)
    {
        using PlaceRun run = new();
        run.Bundle("runpod", "--set", "launch.storage=vol123", "--set", $"launch.gpu={card}").Expect(0);
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(run.Path("runpod/manifest.json")));
        Assert.Equal(torch, manifest.RootElement.GetProperty("trainer").GetProperty("torch")[0].GetString());
        using JsonDocument pod = JsonDocument.Parse(File.ReadAllBytes(run.Path("runpod/pod.json")));
        Assert.Equal(cuda, pod.RootElement.GetProperty("gpu").GetProperty("minCudaVersion").GetString());
    }

    [Fact]
    public void CivitAI_gets_pictures_and_captions_at_the_top_of_the_zip_and_a_sheet_of_settings()
    {
        using PlaceRun run = new();
        run.Bundle("civitai", "--set", "canvas.fit=1024", "--set", "training.network_dim=8", "--set", "training.optimizer=Prodigy").Expect(0);
        using ZipArchive zip = ZipFile.OpenRead(run.Path("civitai/dataset.zip"));
        Assert.All(zip.Entries, entry => Assert.DoesNotContain('/', entry.FullName));
        using JsonDocument sheet = JsonDocument.Parse(File.ReadAllBytes(run.Path("civitai/settings.json")));
        foreach ((string key, string value) in (ReadOnlySpan<(string, string)>)[("resolution", "1024"), ("network_dim", "8"), ("optimizer", "Prodigy"), ("epochs", "10"), ("train_batch_size", "2")])
            Assert.Equal(value, sheet.RootElement.GetProperty(key).GetString());
        Assert.Contains("<code>Prodigy</code>", File.ReadAllText(run.Path("civitai/settings.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_CivitAIs_page_does_not_take_is_brought_within_its_bounds_and_said()
    {
        using PlaceRun run = new();
        run.Bundle("civitai", "--set", "canvas.fit=512", "--set", "training.network_dim=200", "--set", "training.batch_size=6", "--set", "training.epochs=2", "--set", "training.scheduler=polynomial").Expect(0);
        using JsonDocument sheet = JsonDocument.Parse(File.ReadAllBytes(run.Path("civitai/settings.json")));
        foreach ((string key, string value) in (ReadOnlySpan<(string, string)>)[("network_dim", "128"), ("train_batch_size", "6"), ("epochs", "3"), ("lr_scheduler", "constant"), ("optimizer", "AdamW8Bit")])
            Assert.Equal(value, sheet.RootElement.GetProperty(key).GetString());
        string page = File.ReadAllText(run.Path("civitai/settings.html"));
        Assert.Contains("the recipe says 200, and the page takes 1 to 128", page, StringComparison.Ordinal);
        Assert.Contains("the recipe says polynomial, which the page does not offer", page, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Listed(JsonElement manifest, params string[] parts) => parts
        .SelectMany(part => manifest.GetProperty(part).EnumerateObject())
        .ToDictionary(file => file.Name, file => file.Value.GetProperty("sha256").GetString()!);

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path))
        .Order(StringComparer.Ordinal);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
