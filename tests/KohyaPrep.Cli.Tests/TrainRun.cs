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

    /// <summary>The newest run's folder; fails before there is one.</summary>
    public string NewestRun => RunFolders().Last();

    /// <summary>The newest run's log of its first start.</summary>
    public string Log => System.IO.Path.Combine(NewestRun, "train.log");

    /// <summary>Every run's folder, oldest first.</summary>
    public string[] RunFolders() => !Directory.Exists(folder.Path("runs")) ? [] :
        [.. Directory.GetDirectories(folder.Path("runs")).Where(run => File.Exists(System.IO.Path.Combine(run, "run.json"))).Order(StringComparer.Ordinal)];

    /// <summary>A path in the newest run's folder.</summary>
    public string InRun(string relative) => System.IO.Path.Combine(NewestRun, relative);

    /// <summary>The newest run's record.</summary>
    public JsonElement Record() => JsonDocument.Parse(File.ReadAllBytes(InRun("run.json"))).RootElement;

    /// <summary>Another verb of the program in this folder.</summary>
    public ProgramResult Do(params string[] arguments) => Program.Run(Root, arguments);

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
        ["train", "recipe.yaml", .. Trainer, .. more]);

    /// <summary>The options that name the stand-in.</summary>
    public string[] Trainer => ["--python", StandInTrainer.Executable, "--sd-scripts", "sd-scripts", "--model", Model];

    /// <summary>Waits until the trainer's log has this.</summary>
    public void WaitForLog(string text, RunningProgram program)
    {
        for (long start = Stopwatch.GetTimestamp(); RunFolders().Length == 0 || !File.Exists(Log) || !File.ReadAllText(Log).Contains(text, StringComparison.Ordinal); Thread.Sleep(10))
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

    /// <summary>Kills the training with all its processes, as the end of the machine would.</summary>
    public void KillAll()
    {
        string group = Fields(JsonDocument.Parse(File.ReadAllBytes(ReportFile)).RootElement.GetProperty("stat").GetString()!)[2];
        while (IsAlive())
        {
            _ = Kill(-int.Parse(group, System.Globalization.CultureInfo.InvariantCulture), 9);
            Thread.Sleep(20);
        }
    }

    /// <summary>Makes an empty file.</summary>
    public void Touch(string relative) => folder.Write(relative, "");

    [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    public void AssertNobodyIsLeft() => Assert.False(IsAlive(), "a process of the training is left");

    public void Dispose() => folder.Dispose();

    /// <summary>State, parent, group and what else follows the name in a process's line.</summary>
    private static string[] Fields(string stat) => stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
}
