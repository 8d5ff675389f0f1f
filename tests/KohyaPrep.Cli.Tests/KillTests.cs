using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

/// <summary>Launchers and trainers that are killed at any moment.</summary>
public sealed class KillTests
{
    private const int Kill = 9;

    [Fact]
    public void Kills_at_random_moments_lose_no_printed_line_no_record_and_no_queue_entry()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals and process groups");
        int kills = Effort.Times(6, 200);
        int seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}, {kills} kills");
        Random random = new(seed);
        using TrainRun training = new("  epochs: 4\n  save_every_epochs: 0\n  save_state_every_steps: 3");
        string ledger = Directory.CreateDirectory(training.Path("ledger")).FullName;
        (string, string)[] switches = [("STANDIN_LEDGER", ledger), ("STANDIN_SECONDS_PER_STEP", "0.03"), ("STANDIN_SECONDS_PER_STATE_FILE", "0.005")];
        List<string> told = [];
        int trainersKilled = 0, launchersKilled = 0;
        RunningProgram launcher = Queue();
        for (int kill = 0; kill < kills; kill++)
        {
            // Now at any moment of the launcher's, now at one of the training's.
            if (random.Next(2) == 0)
                WaitForTrainer();
            Thread.Sleep(random.Next(700));
            if (random.Next(2) == 0 && TrainersOf(training.Root) is [int group, ..])
            {
                _ = SendSignal(-group, Kill);
                trainersKilled++;
            }
            else
            {
                launcher.Kill();
                launchersKilled++;
                launcher = Next();
            }

            if (launcher.HasEnded)
                launcher = Next();
        }

        while (true)
        {
            launcher = Next();
            ProgramResult result = launcher.End(TimeSpan.FromSeconds(120));
            Note(result.Error);
            if (States().Values.All(state => state is not ("queued" or "running")))
                break;
        }

        launcher.Dispose();
        TestContext.Current.TestOutputHelper?.WriteLine($"{launchersKilled} launchers and {trainersKilled} trainers killed; {told.Count} runs were told of, {States().Count} recorded");
        Assert.Empty(TrainersOf(training.Root));

        // Every entry that was told of is there, and came out as well as its trainer was let.
        Dictionary<string, string> states = States();
        Assert.NotEmpty(states);
        Assert.All(told, id => Assert.Contains(id, states.Keys));
        Assert.True(states.Values.Count(state => state != "trained") <= trainersKilled, string.Join(", ", states));

        // Every line that a trainer printed stands in its log.
        Assert.NotEmpty(Directory.GetFiles(ledger));
        foreach (string printed in Directory.GetFiles(ledger))
            Assert.True(LogOf(printed).AsSpan().StartsWith(File.ReadAllBytes(printed)), printed);

        void WaitForTrainer()
        {
            for (long start = Stopwatch.GetTimestamp(); TrainersOf(training.Root).Length == 0 && !launcher.HasEnded && Stopwatch.GetElapsedTime(start).TotalSeconds < 10;)
                Thread.Sleep(20);
        }

        RunningProgram Queue()
        {
            RunningProgram program = training.Start(switches, "--sweep", $"network_dim={random.Next(1, 9)},{random.Next(9, 17)}", "--go-on");
            // Killed before it has told of a run, it may have made none.
            Thread.Sleep(random.Next(1500));
            return program;
        }

        RunningProgram Next()
        {
            Note(launcher.ErrorSoFar);
            launcher.Dispose();
            return States().Values.Any(state => state is "queued" or "running") || kills == 0 ? Program.Start(switches, training.Root, "train") : Queue();
        }

        void Note(string said)
        {
            foreach (string line in said.Split('\n').Where(line => line.StartsWith("run: runs/", StringComparison.Ordinal)))
            {
                string id = line["run: runs/".Length..].Split(' ')[0];
                if (!told.Contains(id))
                    told.Add(id);
            }
        }

        Dictionary<string, string> States() => training.RunFolders().ToDictionary(
            folder => Path.GetFileName(folder),
            folder => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "run.json"))).RootElement.GetProperty("state").GetString()!);

        byte[] LogOf(string printed)
        {
            // The ledger's name is the run's folder and the attempt, with a line for what is no letter or digit.
            string name = Path.GetFileName(printed);
            int attempt = int.Parse(name[(name.LastIndexOf('_') + 1)..], CultureInfo.InvariantCulture);
            string folder = training.RunFolders().Single(run => name.StartsWith(string.Concat(run.Select(c => char.IsLetterOrDigit(c) || c is '-' ? c : '_')) + "_", StringComparison.Ordinal));
            return File.ReadAllBytes(Path.Combine(folder, attempt == 1 ? "train.log" : $"train-{attempt}.log"));
        }
    }

    /// <summary>The process groups of trainings that were started for a workspace.</summary>
    private static int[] TrainersOf(string root)
    {
        byte[] key = Encoding.UTF8.GetBytes($"KOHYAPREP_RUN={root}");
        HashSet<int> groups = [];
        foreach (string process in Directory.GetDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)))
        {
            try
            {
                string stat = File.ReadAllText(Path.Combine(process, "stat"));
                string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                if (fields[0] != "Z" && File.ReadAllBytes(Path.Combine(process, "environ")).AsSpan().IndexOf(key) >= 0)
                    groups.Add(int.Parse(fields[2], CultureInfo.InvariantCulture));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked, or is another user's.
            }
        }

        return [.. groups];
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
