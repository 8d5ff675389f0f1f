using System.Diagnostics;
using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches;
using KohyaPrep.Fixtures;
using KohyaPrep.Launching.Processes;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Launching.Tests;

public sealed class StartTests
{
    [Theory]
    [InlineData("it's a run, with blanks")]
    [InlineData("Fußgänger 人物 é\u0301")]
    [InlineData("-rf --config_file")]
    [InlineData("$(touch x); `id` & \\ \"q\"")]
    public async Task Paths_arrive_as_they_are(string name)
    {
        using TestTraining training = new(name);
        RunResult result = await training.RunAsync(("STANDIN_TEXT", name), ("COLUMNS", "1000"));
        Assert.Equal(VerdictKind.Trained, result.Verdict.Kind);
        Assert.Equal([training.Path("out/punks.safetensors")], result.Checkpoints);

        JsonElement report = Report(training);
        Assert.Equal(training.Path("sd-scripts"), report.GetProperty("folder").GetString());
        Assert.Equal(training.Path("sd-scripts/train_network.py"), report.GetProperty("script").GetString());
        Assert.Equal(
            ["--config_file", training.Path("training.toml"), "--dataset_config", training.Path("dataset.toml")],
            report.GetProperty("arguments").EnumerateArray().Select(argument => argument.GetString()));
        JsonElement environment = report.GetProperty("environment");
        Assert.Equal(name, environment.GetProperty("STANDIN_TEXT").GetString());
        Assert.Equal("1", environment.GetProperty("PYTHONUTF8").GetString());
        Assert.Equal("1", environment.GetProperty("PYTHONUNBUFFERED").GetString());
    }

    [Fact]
    public async Task The_trainer_has_a_session_of_its_own()
    {
        using TestTraining training = new();
        await training.RunAsync();
        string[] fields = training.Stat()![(training.Stat()!.LastIndexOf(')') + 2)..].Split(' ');
        Assert.Equal(fields[2], fields[3]); // the session is the group that was started
        string own = File.ReadAllText("/proc/self/stat");
        Assert.NotEqual(own[(own.LastIndexOf(')') + 2)..].Split(' ')[3], fields[3]);
    }

    [Fact]
    public async Task An_ignored_interrupt_and_open_files_of_the_parent_are_not_inherited()
    {
        using TestTraining training = new();
        using FileStream own = File.OpenRead(training.Path("training.toml"));
        File.WriteAllText(training.Path("secret"), "");
        string verdict = await ProbeAsync(training, $"trap '' INT QUIT; exec 9<{ShellLine.Quote(training.Path("secret"))};");
        Assert.Equal("Trained", verdict.Trim());
        JsonElement report = Report(training);
        ulong ignored = Convert.ToUInt64(report.GetProperty("ignored").GetString(), 16);
        Assert.Equal(0ul, ignored & 0b110);
        string[] descriptors = [.. report.GetProperty("descriptors").EnumerateArray().Select(descriptor => descriptor.GetString()!)];
        Assert.DoesNotContain(descriptors, descriptor => descriptor.Contains("secret", StringComparison.Ordinal) || descriptor.Contains("training.toml", StringComparison.Ordinal));
        Assert.Contains("0 /dev/null", descriptors);
        Assert.Contains("1 " + training.LogFile, descriptors);
        Assert.Contains("2 " + training.LogFile, descriptors);
    }

    [Fact]
    public async Task A_trainer_outlives_its_launcher()
    {
        using TestTraining training = new();
        using Process probe = StartProbe(training, "export STANDIN_SECONDS_PER_STEP=0.05;");
        while (training.Group() is null || !File.ReadAllText(training.LogFile).Contains("| 2/9", StringComparison.Ordinal))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        probe.Kill();
        await probe.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(ProcessGroup.IsAlive(training.Group()!.Value));
        while (ProcessGroup.IsAlive(training.Group()!.Value))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Contains("| 9/9", File.ReadAllText(training.LogFile), StringComparison.Ordinal);
        Assert.True(File.Exists(training.Path("out/punks.safetensors")));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        using TestTraining training = new();
        LaunchPlan plan = training.Plan() with { Executable = training.Path("no python") };
        KohyaPrepException e = await Assert.ThrowsAsync<KohyaPrepException>(() => new TrainerRun(plan).RunAsync(TestContext.Current.CancellationToken));
        Assert.Contains(training.Path("no python"), e.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.MachineLacks, e.ExitCode);
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("exit 255", 255)]
    [InlineData("kill -TERM $$", -15)]
    [InlineData("kill -KILL $$", -9)]
    [InlineData("cat; exit 3", 3)]
    public async Task The_way_of_the_end_is_told_rightly(string command, int returnCode)
    {
        using TestTraining training = new();
        LaunchPlan plan = training.Plan() with { Executable = "sh", Arguments = ["-c", command] };
        Assert.Equal(ProcessExit.FromReturnCode(returnCode), (await training.RunAsync(plan)).Exit);
    }

    private static JsonElement Report(TestTraining training) => JsonDocument.Parse(File.ReadAllBytes(training.ReportFile)).RootElement;

    private static async Task<string> ProbeAsync(TestTraining training, string preparation)
    {
        using Process probe = StartProbe(training, preparation);
        return await probe.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static Process StartProbe(TestTraining training, string preparation)
    {
        string[] words =
        [
            StandInTrainer.Built("KohyaPrep.LauncherProbe"), StandInTrainer.Executable, training.Path("sd-scripts"), training.Path("training.toml"),
            training.Path("dataset.toml"), training.OutputFolder, training.LogFile,
        ];
        ProcessStartInfo start = new("/bin/bash", ["-c", $"{preparation} exec {string.Join(' ', words.Select(ShellLine.Quote))}"]) { RedirectStandardOutput = true };
        start.Environment["STANDIN_REPORT"] = training.ReportFile;
        return Process.Start(start)!;
    }
}
