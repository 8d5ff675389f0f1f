using System.Diagnostics;
using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

/// <summary>Launchers and trainers that are killed at any moment.</summary>
public sealed class KillTests
{
    [Fact]
    public void Kills_at_random_moments_lose_no_printed_line_no_record_and_no_queue_entry()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals and process groups");
        int kills = Effort.Times(6, 200);
        int seed = Effort.Seed == 0 ? Environment.TickCount : Effort.Seed;
        Say($"seed {seed}, {kills} kills");
        Random random = new(seed);
        using TrainRun training = new("  epochs: 4\n  save_every_epochs: 0\n  save_state_every_steps: 3");
        string ledger = Directory.CreateDirectory(training.Path("ledger")).FullName;
        (string, string)[] switches = [("STANDIN_LEDGER", ledger), ("STANDIN_SECONDS_PER_STEP", "0.03"), ("STANDIN_SECONDS_PER_STATE_FILE", "0.005")];
        HashSet<string> told = new(StringComparer.Ordinal), killed = new(StringComparer.Ordinal);
        int trainersKilled = 0, launchersKilled = 0;
        RunningProgram launcher = Queue();
        for (int kill = 0; kill < kills; kill++)
        {
            // Now at any moment of the launcher's, now at one of the training's.
            if (random.Next(2) == 0)
                WaitForTrainer();
            Thread.Sleep(random.Next(700));
            if (random.Next(2) == 0 && RunningTrainer.InWorkspace(training.Root) is { } trainer)
            {
                trainer.Kill();
                killed.Add(trainer.Attempt);
                trainersKilled++;
            }
            else
            {
                Lose();
                launchersKilled++;
                launcher = Next();
            }

            if (launcher.HasEnded)
            {
                Lose();
                launcher = Next();
            }
        }

        // The last launchers are let live, until nothing waits any more.
        Lose();
        while (StatesOf(training).Any(run => run.State is "queued" or "running"))
        {
            launcher = Program.Start(switches, training.Root, "train");
            ProgramResult result = launcher.End(TimeSpan.FromSeconds(300));
            Note(result.Error);
            Assert.True(result.ExitCode is 0 or 4 or 130, $"exit {result.ExitCode}: {result.All}");
            launcher.Dispose();
        }

        RunEnd[] ends = StatesOf(training);
        Say($"{launchersKilled} launchers and {trainersKilled} trainers killed; {told.Count} runs were told of, {ends.Length} recorded, {ends.Count(run => run.State == "trained")} of them trained");
        Assert.Null(RunningTrainer.InWorkspace(training.Root));

        // Every entry that was told of is there, and each came out well whose trainer was let alone.
        Assert.NotEmpty(ends);
        Assert.Empty(told.Except(ends.Select(run => run.Id)));
        Assert.DoesNotContain(ends, run => run.State != "trained" && !killed.Contains(run.LastAttempt));

        // Every trainer that began is in the record, and every line that it printed stands in its log.
        Dictionary<string, string> logs = ends.SelectMany(run => run.Logs).ToDictionary(log => log.Attempt, log => log.Path);
        Assert.NotEmpty(Directory.GetFiles(ledger));
        foreach (string printed in Directory.GetFiles(ledger))
        {
            // The ledger's name is the attempt, with a line for what is no letter or digit.
            string? attempt = logs.Keys.SingleOrDefault(key => string.Concat(key.Select(c => char.IsLetterOrDigit(c) || c is '-' ? c : '_')) == Path.GetFileName(printed));
            Assert.True(attempt is not null, $"{Path.GetFileName(printed)} was trained and is in no record of {string.Join(", ", logs.Keys)}");
            byte[] log = File.ReadAllBytes(logs[attempt]), lines = File.ReadAllBytes(printed);
            Assert.True(log.AsSpan().StartsWith(lines), $"{attempt}: of {lines.Length} bytes that were printed {log.AsSpan().CommonPrefixLength(lines)} stand in its log of {log.Length}");
        }

        void WaitForTrainer()
        {
            for (long start = Stopwatch.GetTimestamp(); RunningTrainer.InWorkspace(training.Root) is null && !launcher.HasEnded && Stopwatch.GetElapsedTime(start).TotalSeconds < 10;)
                Thread.Sleep(20);
        }

        RunningProgram Queue()
        {
            RunningProgram program = training.Start(switches, "--sweep", $"network_dim={random.Next(1, 9)},{random.Next(9, 17)}", "--go-on");
            // Killed before it has told of a run, it may have made none.
            Thread.Sleep(random.Next(1500));
            return program;
        }

        // Only the launcher: the trainer that it started must live on.
        void Lose()
        {
            launcher.Kill();
            Note(launcher.ErrorSoFar);
            launcher.Dispose();
        }

        RunningProgram Next() => StatesOf(training).Any(run => run.State is "queued" or "running") ? Program.Start(switches, training.Root, "train") : Queue();

        void Note(string said)
        {
            foreach (string line in said.Split('\n').Where(line => line.StartsWith("run: runs/", StringComparison.Ordinal)))
                told.Add(line["run: runs/".Length..].Split(' ')[0]);
        }
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    private static RunEnd[] StatesOf(TrainRun training) => [.. training.RunFolders().Select(RunEnd.Of)];

    /// <summary>A run as its record has it; printed, it says why a run came out as it did.</summary>
    private sealed record RunEnd(string Id, string State, string LastAttempt, string? Summary, IReadOnlyList<(string Attempt, string Path)> Logs)
    {
        public static RunEnd Of(string folder)
        {
            using JsonDocument record = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "run.json")));
            JsonElement[] attempts = [.. record.RootElement.GetProperty("attempts").EnumerateArray()];
            (string Attempt, string Path)[] logs = [.. attempts.Select(attempt => ($"{folder}#{attempt.GetProperty("number")}", Path.Combine(folder, attempt.GetProperty("log").GetString()!)))];
            string? summary = attempts.Length > 0 && attempts[^1].TryGetProperty("summary", out JsonElement said) ? $"{said}, exit {(attempts[^1].TryGetProperty("exitCode", out JsonElement code) ? code : null)}" : null;
            return new RunEnd(Path.GetFileName(folder), record.RootElement.GetProperty("state").GetString()!, logs.Length > 0 ? logs[^1].Attempt : "", summary, logs);
        }

        public override string ToString() => $"{Id}: {State}, {LastAttempt}: {Summary}";
    }
}
