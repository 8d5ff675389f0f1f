using System.Diagnostics;
using System.Text.Json;

namespace KohyaPrep.Cli.Tests;

public sealed class RunsTests
{
    public RunsTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals and process groups");

    [Fact]
    public void A_run_leaves_everything_that_it_takes_to_compare_it_later()
    {
        using TrainRun training = new();
        training.Run([]).Expect(0);
        foreach (string file in (string[])["recipe.yaml", "trainer/training.toml", "trainer/dataset.toml", "trainer/accelerate.yaml", "plan.json", "settings.json", "dataset.json", "machine.json", "train.log", "losses.jsonl"])
            Assert.True(File.Exists(training.InRun(file)), file);
        JsonElement run = training.Record();
        Assert.Equal("trained", run.GetProperty("state").GetString());
        Assert.Equal("train_network", run.GetProperty("script").GetString());
        Assert.Equal(training.Model, run.GetProperty("baseModel").GetString());
        JsonElement model = run.GetProperty("checkpoints").EnumerateArray().Last();
        Assert.Equal("model/punks.safetensors", model.GetProperty("path").GetString());
        Assert.Equal(64, model.GetProperty("sha256").GetString()!.Length);
        Assert.Equal(9, model.GetProperty("step").GetInt32());
        JsonElement pictures = JsonDocument.Parse(File.ReadAllBytes(training.InRun("dataset.json"))).RootElement.GetProperty("pictures");
        Assert.Equal(6, pictures.GetArrayLength());
        Assert.All(pictures.EnumerateArray(), picture => Assert.NotEmpty(picture.GetProperty("caption").GetString()!));
        JsonElement[] losses = [.. File.ReadLines(training.InRun("losses.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(9, losses[^1].GetProperty("step").GetInt32());
        Assert.True(losses[^1].GetProperty("average").GetDouble() > 0);

        training.Do("runs", "show", "latest").Expect(0).Says("trained", "model/punks.safetensors", "6 pictures");
        training.Do("runs", "list").Expect(0).Says("step 9 of 9");
        File.Copy(training.InRun("model/punks.safetensors"), training.Path("best of all.safetensors"));
        training.Do("runs", "find", "best of all.safetensors").Expect(0).Says(Path.GetFileName(training.NewestRun), "model/punks.safetensors");
        training.Do("runs", "find", "base model.safetensors").Expect(1).Says("no recorded run");
        Assert.Equal(File.ReadAllText(training.Log).Replace('\r', '\n'), training.Do("runs", "logs").Expect(0).Output);
        training.Do("runs", "estimate", "latest").Expect(0).Says("estimates", "RTX 4090");
    }

    [Fact]
    public void A_sweep_makes_a_run_of_each_value_and_they_are_told_apart()
    {
        using TrainRun training = new();
        training.Run([], "--sweep", "network_dim=16,32", "--sweep", "noise_offset=0.05").Expect(0).Says("network_dim 16", "network_dim 32");
        Assert.Equal(2, training.RunFolders().Length);
        Assert.Contains("network_dim = 32", File.ReadAllText(training.InRun("trainer/training.toml")), StringComparison.Ordinal);
        string[] ids = [.. training.RunFolders().Select(folder => Path.GetFileName(folder)!)];
        ProgramResult difference = training.Do("runs", "diff", ids[0], ids[1]).Expect(0).Says("training.network_dim: 16 → 32");
        Assert.DoesNotContain("noise_offset", difference.Output, StringComparison.Ordinal);
        training.Do("train", "recipe.yaml", "--sweep", "netwrok_dim=1").Expect(2).Says("Did you mean 'network_dim'");
    }

    [Fact]
    public void Each_GPU_trains_a_run_of_its_own_at_the_same_time()
    {
        using TrainRun training = new("  epochs: 10");
        training.Run([("STANDIN_SECONDS_PER_STEP", "0.1")], "--sweep", "network_dim=4,8", "--gpus", "0,3").Expect(0);
        JsonElement[] attempts = [.. training.RunFolders().Select(folder => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "run.json"))).RootElement.GetProperty("attempts")[0])];
        Assert.Equal([0, 3], attempts.Select(attempt => attempt.GetProperty("gpu").GetInt32()).Order());
        Assert.True(attempts.Max(attempt => attempt.GetProperty("started").GetDateTimeOffset()) < attempts.Min(attempt => attempt.GetProperty("ended").GetDateTimeOffset()));
        foreach (string folder in training.RunFolders())
            Assert.Contains("\"CUDA_VISIBLE_DEVICES\": \"", File.ReadAllText(Path.Combine(folder, "launch.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_captions_and_pictures_are_seen_between_runs()
    {
        using TrainRun training = new();
        training.Run([]).Expect(0);
        string first = Path.GetFileName(training.NewestRun);
        string caption = Directory.GetFiles(training.Path("images"), "*.txt").Order(StringComparer.Ordinal).First();
        File.WriteAllText(caption, "something quite else");
        File.Delete(Directory.GetFiles(training.Path("images"), "*.png").Order(StringComparer.Ordinal).Last());
        training.Run([]).Expect(0);
        training.Do("runs", "diff", first, "latest").Expect(0).Says("something quite else", "picture removed");
        training.Do("runs", "estimate", "latest").Expect(0).Says("from 1 past run here");
    }

    [Fact]
    public void A_failure_halts_the_queue_unless_it_is_told_to_go_on()
    {
        using TrainRun training = new();
        training.Run([("STANDIN_CRASH_AT_STEP", "4")], "--sweep", "network_dim=4,8").Expect(4).Says("1 run still waits");
        training.Do("train").Expect(0).Says("Trained at");
        Assert.Equal(["failed", "trained"], States(training));
        training.Run([("STANDIN_CRASH_AT_STEP", "4")], "--sweep", "network_dim=4,8", "--go-on").Expect(4);
        Assert.Equal(["failed", "trained", "failed", "failed"], States(training));
    }

    [Fact]
    public void Runs_are_stopped_from_another_terminal_now_or_after_the_next_state()
    {
        using TrainRun training = new("  epochs: 2000\n  save_every_epochs: 0\n  save_state_every_steps: 10");
        using (RunningProgram program = training.Start([("STANDIN_SECONDS_PER_STEP", "0.03")]))
        {
            training.WaitForLog("| 3/6000", program);
            training.Do("runs", "stop", "latest").Expect(0).Says("stopping after the next state, at step ", "Stopped at step");
            program.End(TimeSpan.FromSeconds(30)).Expect(130);
            training.AssertNobodyIsLeft();
        }

        using RunningProgram again = training.Start([("STANDIN_SECONDS_PER_STEP", "0.03")], "--resume");
        while (!File.Exists(training.InRun("train-2.log")) || !File.ReadAllText(training.InRun("train-2.log")).Contains("| 3/", StringComparison.Ordinal))
            Thread.Sleep(10);
        training.Do("runs", "stop", "latest", "--now").Expect(0);
        again.End(TimeSpan.FromSeconds(30)).Expect(130);
        training.AssertNobodyIsLeft();
        Assert.Equal("interrupted", training.Record().GetProperty("state").GetString());
    }

    [Fact]
    public void A_training_without_its_launcher_is_found_again_and_can_be_stopped()
    {
        using TrainRun training = new("  epochs: 2000\n  save_every_epochs: 0\n  save_state_every_steps: 10");
        using (RunningProgram program = training.Start([("STANDIN_SECONDS_PER_STEP", "0.03")]))
        {
            training.WaitForLog("| 3/6000", program);
            program.Kill();
            program.End(TimeSpan.FromSeconds(10));
        }

        Assert.True(training.IsAlive());
        using (RunningProgram second = Program.Start([], training.Root, "train"))
        {
            for (long start = Stopwatch.GetTimestamp(); !second.ErrorSoFar.Contains("found ", StringComparison.Ordinal); Thread.Sleep(10))
                Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 30, second.ErrorSoFar);
            second.Kill();
            second.End(TimeSpan.FromSeconds(10));
        }

        Assert.True(training.IsAlive());
        training.Do("runs", "stop", "latest", "--now").Expect(0);
        training.AssertNobodyIsLeft();
        Assert.Equal("interrupted", training.Record().GetProperty("state").GetString());
    }

    [Fact]
    public void A_trainer_that_was_killed_with_its_launcher_is_judged_fairly()
    {
        using TrainRun training = new("  epochs: 2000\n  save_every_epochs: 0\n  save_state_every_steps: 5");
        using (RunningProgram program = training.Start([("STANDIN_SECONDS_PER_STEP", "0.02")]))
        {
            training.WaitForLog("| 8/6000", program);
            program.Kill();
            program.End(TimeSpan.FromSeconds(10));
        }

        training.KillAll();
        training.Do("train").Expect(130).Says("without an exit status", "runs resume");
        Assert.Equal("interrupted", training.Record().GetProperty("state").GetString());
        training.Do("runs", "resume", "latest", "--gpus", "x").Expect(2);
        Assert.Equal("interrupted", training.Record().GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("STANDIN_NAN_AT_STEP", "loss-nan", "not a number since step 20")]
    [InlineData("STANDIN_EXPLODE_AT_STEP", "loss-exploded", "exploded since step ")]
    public void A_loss_that_goes_wrong_ends_the_run_and_names_the_last_good_state(string name, string cause, string words)
    {
        using TrainRun training = new("  epochs: 20\n  save_every_epochs: 0\n  save_state_every_steps: 4");
        ProgramResult result = training.Run([(name, "20"), ("STANDIN_SECONDS_PER_STEP", "0.02")]).Expect(4).Says(words, cause, "The last good state is punks-step000000");
        int good = int.Parse(result.Output.Split("The last good state is punks-step")[1][..8], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(good, 8, 24);
        Assert.Equal(cause, training.Record().GetProperty("attempts")[0].GetProperty("cause").GetString());

        // What was saved since is not resumed from.
        training.Run([], "--resume").Expect(0).Says($"punks-step{good:00000000}-state");
    }

    [Fact]
    public void A_script_that_does_not_know_its_step_is_told_how_many_remain()
    {
        // One state: two of a whole model would need a disk with 40 GiB free.
        using TrainRun training = new("  epochs: 8\n  save_every_epochs: 0\n  save_state_every_steps: 15");
        File.WriteAllText(training.Path("recipe.yaml"), File.ReadAllText(training.Path("recipe.yaml")).Replace("lora-sd15", "dreambooth-sd15", StringComparison.Ordinal));
        training.Touch("sd-scripts/train_db.py");
        training.Run([("STANDIN_CRASH_AT_STEP", "19")]).Expect(4);
        training.Run([], "--resume").Expect(0).Says("at step 15 of 24", "Trained at step 24 of 24");
        Assert.DoesNotContain("max_train_epochs", File.ReadAllText(training.InRun("trainer-2/training.toml")), StringComparison.Ordinal);
        Assert.Contains("total optimization steps / 学習ステップ数: 9", File.ReadAllText(training.InRun("train-2.log")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_learning_rate_comes_from_the_event_file()
    {
        string events = Directory.GetFiles(Shared.Path("trainer/tensorboard"), "events.*").Single();
        using TrainRun training = new();
        training.Run([("STANDIN_EVENTS", events)]).Expect(0);
        JsonElement[] exact = [.. File.ReadLines(training.InRun("losses.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).Where(point => point.GetProperty("source").GetString() == "events")];
        Assert.Equal(Enumerable.Range(1, 9), exact.Select(point => point.GetProperty("step").GetInt32()));
        Assert.Equal(9.999999747378752e-05, exact[1].GetProperty("learningRates").GetProperty("unet").GetDouble());
        Assert.Equal(0.9517129063606262, exact[1].GetProperty("loss").GetDouble());
    }

    [Fact]
    public void Secrets_reach_no_file_no_output_and_no_command_line_also_when_the_trainer_prints_them()
    {
        const string Planted = "hf_PlantedTokenThatMustNotBeWritten0123";
        const string WithoutForm = "correct horse battery staple";
        const string Printed = "hf_PrintedByTheTrainer0123456789abcdef";
        using TrainRun training = new();
        (string, string)[] switches =
        [
            ("HF_TOKEN", Planted), ("WANDB_API_KEY", WithoutForm), ("STANDIN_SECONDS_PER_STEP", "0.05"), ("STANDIN_CRASH_AT_STEP", "4"),
            ("STANDIN_CRASH_ERROR", $"RuntimeError: login failed with {Printed}, {Planted} and {WithoutForm}"),
        ];
        using (ProcessListWatch watch = new())
        {
            ProgramResult result = training.Run(switches, "--sweep", "network_dim=4,8", "--go-on").Expect(4).Says("login failed with ***");
            watch.AssertNothingOf([Planted, WithoutForm, Printed], "train_network.py");
            Check(result.All, "the output");
        }

        foreach (string file in Directory.EnumerateFiles(training.Root, "*", SearchOption.AllDirectories))
            Check(File.ReadAllText(file), file);
        Assert.Contains("login failed with ****", File.ReadAllText(training.Log), StringComparison.Ordinal);
        Check(training.Do("runs", "show", "latest", "--json").Output + training.Do("runs", "logs", "latest").Output, "what is shown of it");

        static void Check(string text, string where) => Assert.All((string[])[Planted, WithoutForm, Printed], secret => Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{where} has {secret}"));
    }

    [Fact]
    public void A_secret_in_a_recipe_is_refused_before_it_is_written_anywhere()
    {
        const string Planted = "hf_PlantedTokenThatMustNotBeWritten4567";
        using TrainRun training = new();
        ProgramResult result = training.Run([], "--set", $"options.wandb_api_key={Planted}").Expect(1);
        Assert.Contains("WANDB_API_KEY", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, result.All, StringComparison.Ordinal);
        Assert.False(Directory.Exists(training.Output) || Directory.Exists(training.Path("runs")));
    }

    [Theory]
    [InlineData("trained", 0)]
    [InlineData("no-data", 0)]
    public void A_log_is_diagnosed_as_one_object(string cause, int exit)
    {
        using TemporaryFolder folder = new();
        folder.Write("train.log", cause == "trained"
            ? "steps: 100%|██████████| 2/2 [00:08<00:00,  4.00s/it, avr_loss=0.921]\nsaving checkpoint: /out/punks.safetensors\nmodel saved.\n"
            : "No data found. Please verify arguments (train_data_dir must be the parent of folders with images)\n");
        JsonElement json = JsonDocument.Parse(Program.Run(folder.Root, "runs", "diagnose", "train.log", "--exit", $"{exit}", "--json").Expect(0).Output).RootElement;
        Assert.Equal(["outcome", "cause", "file", "step", "steps", "loss", "checkpoints", "remedy", "summary", "error", "traceback"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(cause == "trained" ? "trained" : "failed", json.GetProperty("outcome").GetString());
        Assert.Equal(cause == "trained" ? null : cause, json.GetProperty("cause").GetString());
        Program.Run(folder.Root, "runs", "diagnose", "none.log").Expect(2).Says("none.log");
    }

    private static string[] States(TrainRun training) =>
        [.. training.RunFolders().Select(folder => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "run.json"))).RootElement.GetProperty("state").GetString()!)];
}
