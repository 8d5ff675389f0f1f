using System.Diagnostics;
using System.Text;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Launching.Tests;

/// <summary>That the stand-in refuses and counts as sd-scripts does; other tests trust it.</summary>
public sealed class StandInTests
{
    private const string Folder = "[[datasets]]\nresolution = 24\nbatch_size = 4\n[[datasets.subsets]]\nimage_dir = 'data'\ncaption_extension = '.txt'\nnum_repeats = 3\n";
    private const string Control = "[[datasets]]\nresolution = 24\n[[datasets.subsets]]\nimage_dir = 'data'\nconditioning_data_dir = 'maps'\ncaption_extension = '.txt'\n";
    private const string Metadata = "[[datasets]]\nresolution = 24\n[[datasets.subsets]]\nimage_dir = 'data'\nmetadata_file = 'meta.json'\n";

    [Theory]
    [InlineData("train_network", "[[datasets]]\ntrain_batch_size = 4\n", "voluptuous.error.MultipleInvalid: extra keys not allowed @ data['datasets'][0]['train_batch_size']")]
    [InlineData("train_network", "[general]\nresolution = \"24\"\n", "voluptuous.error.MultipleInvalid: expected int for dictionary value @ data['general']['resolution']")]
    [InlineData("train_network", "[[datasets]]\nbatch_size = 1.5\n", "voluptuous.error.MultipleInvalid: expected int for dictionary value @ data['datasets'][0]['batch_size']")]
    [InlineData("train_network", "[general]\nvalidation_split = 1\n", "voluptuous.error.MultipleInvalid: expected float for dictionary value @ data['general']['validation_split']")]
    [InlineData("train_network", Control, "voluptuous.error.MultipleInvalid: extra keys not allowed @ data['datasets'][0]['subsets'][0]['conditioning_data_dir']")]
    [InlineData("train_control_net", Control, "AssertionError: missing conditioning data for 1 images / 制御用画像が見つかりませんでした: ['punk 5']")]
    [InlineData("train_db", Metadata, "voluptuous.error.MultipleInvalid: extra keys not allowed @ data['datasets'][0]['subsets'][0]['metadata_file']")]
    [InlineData("fine_tune", "[general]\ncaption_extension = '.txt'\n", "voluptuous.error.MultipleInvalid: extra keys not allowed @ data['general']['caption_extension']")]
    [InlineData("fine_tune", Metadata, "ValueError: no metadata / メタデータファイルがありません: meta.json")]
    public void Dataset_files_are_read_strictly(string script, string dataset, string error)
    {
        using TestTraining training = new();
        for (int i = 0; i < 5; i++)
            training.Write($"sd-scripts/maps/punk {i}.png", TestTraining.Png(24));
        Assert.Contains(error, Run(training, script, dataset).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train_network", "max_train_epochs = 2\nbatch_size = 7\n", "steps: 100%|██████████| 10/10", "punks.safetensors")]
    [InlineData("train_network", "[a]\nmax_train_steps = 7\ngradient_accumulation_steps = 2\n[b]\noutput_name = 'x'", "num epochs / epoch数: 3", "x.safetensors")]
    [InlineData("train_db", "max_train_steps = 2\n", "total optimization steps / 学習ステップ数: 2", "punks.ckpt")]
    [InlineData("train_db", "max_train_steps = 2\nsave_model_as = 'diffusers'\n", "save trained model as Diffusers to", "punks")]
    [InlineData("train_network", "", "| 0/1600 [", null)]
    public void Steps_and_names_are_the_trainers(string script, string settings, string said, string? file)
    {
        using TestTraining training = new();
        (string output, int exitCode) = Run(training, script, Folder, settings, file is null ? ("STANDIN_CRASH_AT_STEP", "1") : ("STANDIN_SECONDS_PER_STEP", "0"));
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.Equal(file is null ? 1 : 0, exitCode);
        Assert.True(file is null || Path.Exists(Path.Combine(training.OutputFolder, file)));
    }

    [Fact]
    public void Without_an_output_folder_it_dies_when_it_saves()
    {
        using TestTraining training = new();
        training.Write("training.toml", Encoding.UTF8.GetBytes($"pretrained_model_name_or_path = {TestTraining.Toml(training.Path("model.safetensors"))}\ncache_latents = true\nmax_train_steps = 1\n"));
        (string output, int exitCode) = Start(training, "train_network", Folder);
        Assert.Equal(1, exitCode);
        Assert.Contains("steps: 100%", output, StringComparison.Ordinal);
        Assert.Contains("TypeError: expected str, bytes or os.PathLike object, not NoneType", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_without_a_folder_of_their_own_are_no_data()
    {
        using TestTraining training = new();
        (string output, int exitCode) = Run(training, "train_network", null, $"train_data_dir = {TestTraining.Toml(training.Path("data"))}\nresolution = '24'");
        Assert.Equal(0, exitCode);
        Assert.Contains("No data found.", output, StringComparison.Ordinal);
    }

    private static (string Output, int ExitCode) Run(TestTraining training, string script, string? dataset, string settings = "", params (string Name, string Value)[] switches)
    {
        training.Write("training.toml", Encoding.UTF8.GetBytes($"""
            pretrained_model_name_or_path = {TestTraining.Toml(training.Path("model.safetensors"))}
            output_dir = {TestTraining.Toml(training.OutputFolder)}
            cache_latents = true
            output_name = "punks"
            {settings}
            """.Replace(settings.Contains("output_name", StringComparison.Ordinal) ? "output_name = \"punks\"" : "\0", "", StringComparison.Ordinal)));
        return Start(training, script, dataset, switches);
    }

    private static (string Output, int ExitCode) Start(TestTraining training, string script, string? dataset, params (string Name, string Value)[] switches)
    {
        training.Write($"sd-scripts/{script}.py", []);
        string[] more = [];
        if (dataset is not null)
        {
            training.Write("dataset.toml", Encoding.UTF8.GetBytes(dataset.Replace("'data'", TestTraining.Toml(training.Path("data")), StringComparison.Ordinal)));
            more = ["--dataset_config", training.Path("dataset.toml")];
        }

        ProcessStartInfo start = new(StandInTrainer.Executable, [training.Path($"sd-scripts/{script}.py"), "--config_file", training.Path("training.toml"), .. more])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = training.Path("sd-scripts"),
        };
        start.Environment["COLUMNS"] = "1000";
        foreach ((string name, string value) in switches)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, process.ExitCode);
    }
}
