using System.Diagnostics;
using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

/// <summary>A folder with six sprites, a recipe, a model and empty scripts, and the stand-in trainer to train them with.</summary>
internal sealed class TrainRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <param name="training">Lines of the recipe's <c>training</c>, indented by two.</param>
    public TrainRun(string training = "  epochs: 3")
    {
        Sprites.Write(folder.Path("images"), 6);
        folder.Write("sd-scripts/train_network.py", "");
        byte[] header = """{"weight":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}"""u8.ToArray();
        File.WriteAllBytes(Model, [.. BitConverter.GetBytes((long)header.Length), .. header, 1, 2, 3]);
        Write(training);
    }

    public string Root => folder.Root;

    public string Model => folder.Path("base model.safetensors");

    public string Output => folder.Path("out");

    public string Log => folder.Path("out/logs/train.log");

    private string ReportFile => folder.Path("report.json");

    public void Write(string training) => RecipeFile.Write(folder, "lora-sd15", "images", $"training:\n  batch_size: 2\n{training}");

    public string Path(string relative) => folder.Path(relative);

    /// <summary>Trains to the end.</summary>
    public ProgramResult Run((string, string)[] switches, params string[] more)
    {
        using RunningProgram program = Start(switches, more);
        ProgramResult result = program.End(TimeSpan.FromSeconds(60));
        AssertNobodyIsLeft();
        return result;
    }

    public RunningProgram Start((string, string)[] switches, params string[] more) => Program.Start(
        [("STANDIN_REPORT", ReportFile), .. switches],
        Root,
        ["train", "recipe.yaml", "--python", StandInTrainer.Executable, "--sd-scripts", "sd-scripts", "--model", Model, .. more]);

    /// <summary>Waits until the trainer's log has this.</summary>
    public void WaitForLog(string text, RunningProgram program)
    {
        for (long start = Stopwatch.GetTimestamp(); !File.Exists(Log) || !File.ReadAllText(Log).Contains(text, StringComparison.Ordinal); Thread.Sleep(10))
        {
            Assert.False(program.HasEnded, "the training ended too early\n" + program.ErrorSoFar);
            Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 60, $"the log never had '{text}'");
        }
    }

    /// <summary>Whether a process of the training is alive; its group is that of the process that reported itself.</summary>
    public bool IsAlive()
    {
        if (!File.Exists(ReportFile))
            return false;
        string group = Fields(JsonDocument.Parse(File.ReadAllBytes(ReportFile)).RootElement.GetProperty("stat").GetString()!)[2];
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(System.IO.Path.GetFileName(path), out _)))
        {
            try
            {
                string[] fields = Fields(File.ReadAllText(System.IO.Path.Combine(process, "stat")));
                if (fields[2] == group && fields[0] != "Z")
                    return true;
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }

        return false;
    }

    public void AssertNobodyIsLeft() => Assert.False(IsAlive(), "a process of the training is left");

    public void Dispose() => folder.Dispose();

    /// <summary>State, parent, group and what else follows the name in a process's line.</summary>
    private static string[] Fields(string stat) => stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
}
