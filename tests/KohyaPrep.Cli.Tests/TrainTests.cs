using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Cli.Tests;

public sealed partial class TrainTests
{
    public TrainTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals and process groups");

    [Fact]
    public void A_training_shows_its_progress_and_names_its_last_model()
    {
        using TrainRun training = new();
        ProgramResult result = training.Run([]).Expect(0);
        string run = $"runs/{Path.GetFileName(training.NewestRun)}";
        Assert.True(File.Exists(training.InRun("model/punks.safetensors")));
        Assert.Contains($"newest model: {run}/model/punks.safetensors\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("step 9 of 9", result.Output, StringComparison.Ordinal);
        foreach (string line in (string[])[$"log: {run}/train.log", "loading the model", "epoch 1 of 3", "epoch 3 of 3", $"saved {run}/model/punks-000001.safetensors", $"saved {run}/model/punks-state", "step 9/9, loss "])
            Assert.Contains(line, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', result.All);
        Assert.Contains("6 pictures in batches of 2: 3 batches, 3 steps an epoch, 9 steps in 3 epochs", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crash_of_the_trainer_is_told_in_its_own_words()
    {
        using TrainRun training = new();
        training.Run([("STANDIN_CRASH_AT_STEP", "4"), ("STANDIN_CRASH_ERROR", "ValueError: the stand-in's own words")])
            .Expect(4).Says("ValueError: the stand-in's own words", "step 3 of 9", "/train.log");
    }

    [Fact]
    public void A_full_GPU_is_answered_with_the_three_settings_that_save_most()
    {
        using TrainRun training = new();
        ProgramResult result = training.Run([("STANDIN_OUT_OF_MEMORY_AT_STEP", "2")]).Expect(4).Says("cause: out-of-memory");
        Assert.Equal(3, result.Output.Split("(to about ").Length - 1);
        Assert.DoesNotContain("what the log tells", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("STANDIN_NAN_AT_STEP", "3", "loss")]
    [InlineData("STANDIN_OUT_OF_MEMORY_AT_STEP", "2", "memory")]
    [InlineData("STANDIN_KILLED_AT_STEP", "2", "kill")]
    [InlineData("STANDIN_SKIP_FINAL_FILE", "1", "punks.safetensors")]
    [InlineData("STANDIN_CUT_FINAL_FILE", "1", "punks.safetensors")]
    [InlineData("STANDIN_DISK_FULL", "1", "space")]
    public void An_end_that_is_no_success_is_told(string name, string value, string words)
    {
        using TrainRun training = new();
        ProgramResult result = training.Run([(name, value)]).Expect(4);
        Assert.Contains(words, result.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_model_that_is_not_there_is_missed_before_anything_is_written()
    {
        using TrainRun training = new();
        File.Delete(training.Model);
        training.Run([]).Expect(3).Says("base model.safetensors' is not on this machine");
        Assert.False(Directory.Exists(training.Output));
        Program.Run(training.Root, "train", "recipe.yaml", "--sd-scripts", "sd-scripts", "--python", StandInTrainer.Executable)
            .Expect(3).Says("'PixNite 1.5' is not on this machine", "https://", "--model");
        Assert.False(Directory.Exists(training.Output));
    }

    [Fact]
    public void Scripts_and_a_python_that_are_not_there_are_missed()
    {
        using TrainRun training = new();
        string[] common = ["train", "recipe.yaml", "--model", training.Model];
        Program.Run(training.Root, [.. common, "--python", StandInTrainer.Executable, "--sd-scripts", "elsewhere"]).Expect(3).Says("elsewhere/train_network.py", "ENV");
        Program.Run(training.Root, [.. common, "--python", "no/python", "--sd-scripts", "sd-scripts"]).Expect(3).Says("no/python", "ENV");
        Program.Run(training.Root, [.. common, "--python", "no-such-python", "--sd-scripts", "sd-scripts"]).Expect(3).Says("no-such-python", "ENV");
        Directory.Delete(training.Path("sd-scripts"), recursive: true);
        Program.Run(training.Root, [.. common, "--python", StandInTrainer.Executable]).Expect(3).Says("train_network.py", "ENV");
        Assert.False(Directory.Exists(training.Path("runs")));
    }

    [Fact]
    public void An_interrupt_waits_for_the_next_state_and_a_resumed_run_goes_on_from_it()
    {
        using TrainRun training = new("  epochs: 200\n  save_every_epochs: 0\n  save_state_every_steps: 10");
        int step;
        (string, string)[] slowly = [("STANDIN_SECONDS_PER_STEP", "0.03"), ("STANDIN_SECONDS_PER_STATE_FILE", "0.02")];
        using (RunningProgram program = training.Start(slowly))
        {
            WaitForMessage(program, "epoch 5 of 200");
            program.SendInterrupt();
            ProgramResult stopped = program.End(TimeSpan.FromSeconds(30)).Expect(130);
            Assert.Contains("stopping after the next state, at step ", stopped.Error, StringComparison.Ordinal);
            step = int.Parse(stopped.Error.Split("at step ")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Contains("Ctrl+C again", stopped.Error, StringComparison.Ordinal);
            Assert.Contains("kohyaprep runs resume", stopped.Output, StringComparison.Ordinal);
            training.AssertNobodyIsLeft();
        }

        string state = training.InRun($"model/punks-step{step:00000000}-state");
        Assert.True(Directory.Exists(state));
        training.Run([("STANDIN_SECONDS_PER_STEP", "0")], "--resume").Expect(0).Says("model-2/punks.safetensors", "step 600 of 600");
        Assert.Contains($"resume training from local state: {state}", File.ReadAllText(training.InRun("train-2.log")), StringComparison.Ordinal);
        Assert.Single(training.RunFolders());
        JsonElement attempt = training.Record().GetProperty("attempts")[1];
        Assert.Equal(step, attempt.GetProperty("stepsBefore").GetInt32());
        Assert.Equal(600, attempt.GetProperty("lastStep").GetInt32());

        // What is finished is not resumed.
        training.Run([], "--resume").Expect(2).Says("trained to its end");
    }

    [Fact]
    public void The_state_of_an_epoch_is_waited_for_where_it_comes_first()
    {
        using TrainRun training = new("  epochs: 200\n  save_every_epochs: 5\n  save_state_every_steps: 40");
        using RunningProgram program = training.Start([("STANDIN_SECONDS_PER_STEP", "0.03")]);
        WaitForMessage(program, "epoch 2 of 200");
        program.SendInterrupt();
        program.End(TimeSpan.FromSeconds(30)).Expect(130).Says("stopping after the next state, at step 15", "to go on from punks-000005-state");
        training.AssertNobodyIsLeft();
    }

    [Fact]
    public void A_state_that_was_cut_short_is_not_resumed_from()
    {
        using TrainRun training = new("  epochs: 8\n  save_every_epochs: 0\n  save_state_every_steps: 4");
        training.Run([("STANDIN_CRASH_AT_STEP", "14")]).Expect(4).Says("runs resume");
        string newest = training.InRun("model/punks-step00000012-state");
        File.WriteAllBytes(Path.Combine(newest, "optimizer.bin"), File.ReadAllBytes(Path.Combine(newest, "optimizer.bin"))[..^9]);
        ProgramResult dry = training.Run([], "--resume", "--dry-run").Expect(0);
        Assert.Contains("--resume", dry.Output, StringComparison.Ordinal);
        Assert.Contains("punks-step00000008-state", dry.Output, StringComparison.Ordinal);
        foreach (string state in Directory.GetDirectories(training.InRun("model")))
            Directory.Delete(state, recursive: true);
        training.Run([], "--resume").Expect(2).Says("no whole state of 'punks'");
    }

    [Fact]
    public void A_second_interrupt_ends_it_at_once()
    {
        using TrainRun training = new("  epochs: 2000\n  save_every_epochs: 0\n  save_state_every_steps: 5000");
        using RunningProgram program = training.Start([("STANDIN_SECONDS_PER_STEP", "0.03")]);
        WaitForMessage(program, "epoch 2 of 2000");
        program.SendInterrupt();
        WaitForMessage(program, "stopping after the next state, at step 5000");
        Assert.True(training.IsAlive());
        long second = Stopwatch.GetTimestamp();
        program.SendInterrupt();
        program.End(TimeSpan.FromSeconds(30)).Expect(130).Says("ending now");
        Assert.True(Stopwatch.GetElapsedTime(second).TotalSeconds < 12);
        training.AssertNobodyIsLeft();
    }

    [Fact]
    public void A_dry_run_prints_the_command_and_writes_nothing()
    {
        using TrainRun training = new();
        FolderState before = FolderState.Of(training.Root);
        ProgramResult result = training.Run([], "--dry-run").Expect(0);
        string line = Assert.Single(result.Output.TrimEnd().Split('\n'));
        Assert.StartsWith("cd ", line, StringComparison.Ordinal);
        before.AssertUntouched(FolderState.Of(training.Root));
        Assert.False(Directory.Exists(training.Output));

        // What it prints is what starts the trainer: the same command, but for the run's own time.
        training.Run([]).Expect(0);
        string id = Path.GetFileName(training.NewestRun);
        LaunchPlan started = JsonSerializer.Deserialize(File.ReadAllBytes(training.InRun("launch.json")), RunJson.Default.LaunchPlan)!;
        Assert.Equal(ShellLine.Of(started), RunId().Replace(line, id));
    }

    [GeneratedRegex(@"\d{8}-\d{6}-punks")]
    private static partial Regex RunId();

    [Fact]
    public void A_trainer_outlives_a_launcher_that_is_killed()
    {
        using TrainRun training = new("  epochs: 10");
        using RunningProgram program = training.Start([("STANDIN_SECONDS_PER_STEP", "0.05")]);
        training.WaitForLog("| 3/30", program);
        program.Kill();
        program.End(TimeSpan.FromSeconds(10));
        Assert.True(training.IsAlive());
        for (long start = Stopwatch.GetTimestamp(); training.IsAlive(); Thread.Sleep(20))
            Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 60);
        Assert.Contains("| 30/30", File.ReadAllText(training.Log), StringComparison.Ordinal);
        Assert.True(File.Exists(training.InRun("model/punks.safetensors")));

        // The next launcher judges it by what it left, its exit status among that.
        training.Do("runs", "list").Expect(0).Says("running");
        training.Do("train").Expect(0).Says("Trained at step 30 of 30");
        Assert.Equal("trained", training.Record().GetProperty("state").GetString());
        Assert.Equal(0, training.Record().GetProperty("attempts")[0].GetProperty("exitCode").GetInt32());
    }

    private static void WaitForMessage(RunningProgram program, string text)
    {
        for (long start = Stopwatch.GetTimestamp(); !program.ErrorSoFar.Contains(text, StringComparison.Ordinal); Thread.Sleep(10))
        {
            Assert.False(program.HasEnded, "it ended too early\n" + program.ErrorSoFar);
            Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 30, $"it never said '{text}'\n{program.ErrorSoFar}");
        }
    }
}
