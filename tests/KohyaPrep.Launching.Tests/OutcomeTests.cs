using System.Text;
using KohyaPrep.Core.Launches;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Launching.Tests;

public sealed class OutcomeTests
{
    [Fact]
    public async Task A_run_is_followed_to_its_end()
    {
        using TestTraining training = new(settings: "save_every_n_epochs = 1");
        List<TrainerEvent> events = [];
        RunResult result = await new TrainerRun(training.Plan(), events.Add).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(VerdictKind.Trained, result.Verdict.Kind);
        Assert.Equal(ProcessExit.WithCode(0), result.Exit);
        Assert.Equal(Enumerable.Range(0, 10), events.OfType<TrainerEvent.Step>().Select(step => step.Number).Distinct());
        Assert.All(events.OfType<TrainerEvent.Step>(), step => Assert.Equal(9, step.Total));
        Assert.Equal(0.19, result.Loss);
        Assert.Equal(9, result.LastStep);
        Assert.Equal([.. ((string[])["punks-000001.safetensors", "punks-000002.safetensors", "punks.safetensors"]).Select(name => Path.Combine(training.OutputFolder, name))], result.Checkpoints);
        Assert.Contains(new TrainerEvent.StageProgress(TrainerStage.CachingLatents, 6, 6), events);
        Assert.Null(result.ResumableState);
        Assert.True(result.IsGone);
        training.AssertNobodyIsLeft();
    }

    [Fact]
    public async Task Folded_messages_are_followed_too()
    {
        using TestTraining training = new(settings: "save_every_n_epochs = 1\nsave_state = true");
        RunResult result = await training.RunAsync(("COLUMNS", "80"));
        Assert.Equal(VerdictKind.Trained, result.Verdict.Kind);
        Assert.Equal(3, result.Progress.States.Count);
        Assert.All(result.Progress.States, state => Assert.True(Directory.Exists(state), state));
        Assert.Equal(Path.Combine(training.OutputFolder, "punks-state"), result.ResumableState);
    }

    [Theory]
    [InlineData("STANDIN_NAN_AT_STEP", "4", VerdictKind.LossNaN)]
    [InlineData("STANDIN_CUT_FINAL_FILE", "1", VerdictKind.FinalFileDamaged)]
    [InlineData("STANDIN_SKIP_FINAL_FILE", "1", VerdictKind.FinalFileMissing)]
    public async Task Exit_status_0_alone_is_no_success(string name, string value, VerdictKind expected)
    {
        using TestTraining training = new();
        RunResult result = await training.RunAsync((name, value));
        Assert.Equal(ProcessExit.WithCode(0), result.Exit);
        Assert.Equal(expected, result.Verdict.Kind);
    }

    [Fact]
    public async Task A_file_of_an_earlier_run_is_no_success()
    {
        using TestTraining training = new();
        training.Write("out/punks.safetensors", TestTraining.Safetensors());
        RunResult result = await training.RunAsync(("STANDIN_SKIP_FINAL_FILE", "1"));
        Assert.Equal(VerdictKind.FinalFileMissing, result.Verdict.Kind);
        Assert.Contains("older", result.Verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_file_that_is_written_again_is_success()
    {
        using TestTraining training = new();
        training.Write("out/punks.safetensors", TestTraining.Safetensors());
        Assert.Equal(VerdictKind.Trained, (await training.RunAsync()).Verdict.Kind);
    }

    [Fact]
    public async Task No_pictures_is_told_apart_though_the_exit_status_is_0()
    {
        using TestTraining training = new(pictures: 0);
        RunResult result = await training.RunAsync();
        Assert.Equal(ProcessExit.WithCode(0), result.Exit);
        Assert.Equal(VerdictKind.NoData, result.Verdict.Kind);
    }

    [Theory]
    [InlineData("STANDIN_CRASH_AT_STEP", "RuntimeError: the stand-in was told to crash")]
    [InlineData("STANDIN_OUT_OF_MEMORY_AT_STEP", "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 7.79 GiB of which 11.25 MiB is free.")]
    public async Task The_trainers_own_last_error_is_shown(string name, string error)
    {
        using TestTraining training = new();
        RunResult result = await training.RunAsync((name, "2"));
        Assert.Equal(ProcessExit.WithCode(1), result.Exit);
        Assert.Equal(VerdictKind.Failed, result.Verdict.Kind);
        Assert.Equal(error, result.Verdict.OwnError);
        Assert.Equal(1, result.LastStep);
    }

    [Fact]
    public async Task A_trainer_that_was_killed_is_told_apart_from_one_that_failed()
    {
        using TestTraining training = new();
        RunResult result = await training.RunAsync(("STANDIN_KILLED_AT_STEP", "3"));
        Assert.Equal(ProcessExit.WithCode(1), result.Exit);
        Assert.Equal(VerdictKind.Killed, result.Verdict.Kind);
        Assert.Contains("SIGKILL", result.Verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_an_error_of_the_save()
    {
        using TestTraining training = new();
        RunResult result = await training.RunAsync(("STANDIN_DISK_FULL", "1"));
        Assert.Equal(VerdictKind.Failed, result.Verdict.Kind);
        Assert.Contains("No space left on device", result.Verdict.OwnError, StringComparison.Ordinal);
        Assert.Empty(result.Checkpoints);
    }

    [Fact]
    public async Task The_file_to_blame_is_named_though_the_log_is_folded()
    {
        using TestTraining training = new();
        training.Write("data/punk 3.png", TestTraining.Png(24)[..^6]);
        RunResult result = await training.RunAsync(("COLUMNS", "80"));
        Assert.Equal("OSError: Truncated File Read", result.Verdict.OwnError);
        Assert.Equal(training.Path("data/punk 3.png"), result.Verdict.FileToBlame);
    }

    [Fact]
    public async Task The_file_to_blame_is_named_in_plain_logs_too()
    {
        using TestTraining training = new(settings: "console_log_simple = true");
        training.Write("data/punk 3.png", TestTraining.Png(24)[..^6]);
        RunResult result = await training.RunAsync();
        Assert.Equal("OSError: Truncated File Read", result.Verdict.OwnError);
        Assert.Equal(training.Path("data/punk 3.png"), result.Verdict.FileToBlame);
    }

    [Theory]
    [InlineData(25, "AssertionError: image too large")]
    [InlineData(23, "AssertionError: image size is small")]
    public async Task An_error_within_a_data_loader_is_seen_through_its_wrapping(int side, string error)
    {
        using TestTraining training = new(cachesLatents: false);
        training.Write("data/punk 3.png", TestTraining.Png(side));
        RunResult result = await training.RunAsync();
        Assert.StartsWith(error, result.Verdict.OwnError, StringComparison.Ordinal);
        Assert.Equal(training.Path("data/punk 3.png"), result.Verdict.FileToBlame);
    }

    [Fact]
    public async Task What_the_trainer_refuses_is_shown()
    {
        using TestTraining training = new(settings: "resolution = 24");
        RunResult result = await training.RunAsync();
        Assert.Equal(VerdictKind.Failed, result.Verdict.Kind);
        Assert.Equal("AttributeError: 'int' object has no attribute 'split'", result.Verdict.OwnError);

        training.Write("training.toml", Encoding.UTF8.GetBytes($"pretrained_model_name_or_path = '{training.Path("none.safetensors")}'"));
        result = await training.RunAsync();
        Assert.Equal(training.Path("none.safetensors"), result.Verdict.FileToBlame);
    }
}
