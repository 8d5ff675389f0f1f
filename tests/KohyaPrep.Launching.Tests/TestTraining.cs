using System.Buffers.Binary;
using System.Text;
using KohyaPrep.Core.Launches;
using KohyaPrep.Fixtures;
using KohyaPrep.Launching.Processes;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Launching.Tests;

/// <summary>A training of six small pictures with the stand-in, in a folder of its own. Fails when a process is left over.</summary>
internal sealed class TestTraining : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string root;

    /// <param name="name">Of the folder in which everything lies.</param>
    public TestTraining(string name = "run", string settings = "", int pictures = 6, bool cachesLatents = true)
    {
        root = folder.Path(name);
        for (int i = 0; i < pictures; i++)
        {
            Write($"data/punk {i}.png", Png(24));
            Write($"data/punk {i}.txt", Encoding.UTF8.GetBytes($"a punk, number {i}"));
        }

        Directory.CreateDirectory(Path("data"));
        Write("sd-scripts/train_network.py", []);
        Write("model.safetensors", Safetensors());
        Write("training.toml", Encoding.UTF8.GetBytes($"""
            pretrained_model_name_or_path = {Toml(Path("model.safetensors"))}
            output_dir = {Toml(OutputFolder)}
            output_name = "punks"
            max_train_epochs = 3
            cache_latents = {(cachesLatents ? "true" : "false")}
            {settings}
            """));
        Write("dataset.toml", Encoding.UTF8.GetBytes($"""
            [[datasets]]
            resolution = 24
            batch_size = 2
            [[datasets.subsets]]
            image_dir = {Toml(Path("data"))}
            caption_extension = ".txt"
            """));
    }

    public string OutputFolder => Path("out");

    public string LogFile => Path("run.log");

    public string ReportFile => Path("report.json");

    public LaunchPlan Plan(params (string Name, string Value)[] switches)
    {
        LaunchPlan plan = new LocalLaunch
        {
            Python = StandInTrainer.Executable,
            SdScriptsFolder = Path("sd-scripts"),
            Script = "train_network.py",
            TrainingFile = Path("training.toml"),
            DatasetFile = Path("dataset.toml"),
            OutputFolder = OutputFolder,
            OutputName = "punks",
            LogFile = LogFile,
        }.ToPlan();
        SortedDictionary<string, string> environment = new(plan.Environment.ToDictionary(), StringComparer.Ordinal) { ["STANDIN_REPORT"] = ReportFile };
        foreach ((string name, string value) in switches)
            environment[name] = value;
        return plan with { Environment = environment };
    }

    public async Task<RunResult> RunAsync(params (string Name, string Value)[] switches) => await RunAsync(Plan(switches));

    public async Task<RunResult> RunAsync(LaunchPlan plan)
    {
        RunResult result = await new TrainerRun(plan).RunAsync(TestContext.Current.CancellationToken);
        AssertNobodyIsLeft();
        return result;
    }

    public string Path(string relative) => System.IO.Path.Combine(root, relative);

    public void Write(string relative, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(relative))!);
        File.WriteAllBytes(Path(relative), content);
    }

    /// <summary>The process group of the training that ran last; null before one has reported itself.</summary>
    public int? Group() => Stat() is { } stat ? int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[2], null) : null;

    public string? Stat() => File.Exists(ReportFile) ? System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(ReportFile)).RootElement.GetProperty("stat").GetString() : null;

    public void AssertNobodyIsLeft() => Assert.False(Group() is { } group && ProcessGroup.IsAlive(group), "a process of the training is left");

    public void Dispose()
    {
        if (Group() is { } group)
            _ = Libc.kill(-group, Libc.Kill);
        folder.Dispose();
    }

    public static string Toml(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    /// <summary>Header, no pixels, end: as much of a picture as the stand-in looks at.</summary>
    public static byte[] Png(int side)
    {
        byte[] file = new byte[8 + 25 + 12];
        ((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).CopyTo(file);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(8), 13);
        "IHDR"u8.CopyTo(file.AsSpan(12));
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), side);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), side);
        "IEND"u8.CopyTo(file.AsSpan(8 + 25 + 4));
        return file;
    }

    public static byte[] Safetensors()
    {
        byte[] header = """{"weight":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}"""u8.ToArray();
        byte[] file = new byte[8 + header.Length + 3];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        header.CopyTo(file, 8);
        return file;
    }
}
