using KohyaPrep.Core.Launches;
using KohyaPrep.Launching.Preflights;

namespace KohyaPrep.Launching.Tests;

public sealed class PreflightTests
{
    [Fact]
    public void A_launch_that_can_go_has_no_findings_and_leaves_no_trace()
    {
        using TestTraining training = new();
        LaunchPlan plan = training.Plan() with { OutputFolder = training.Path("new/out"), CheckpointBytes = 1000 };
        Assert.Empty(Preflight.Check(plan));
        Assert.False(Directory.Exists(training.Path("new")));

        training.Write("out/old.safetensors", [1]);
        Assert.Empty(Preflight.Check(training.Plan()));
        Assert.Equal([training.Path("out/old.safetensors")], Directory.EnumerateFileSystemEntries(training.OutputFolder));
    }

    [Theory]
    [InlineData("/proc/out")]
    [InlineData("model.safetensors/out")]
    [InlineData("model.safetensors")]
    public void A_folder_that_cannot_be_written_is_found_out_before_the_training(string folder)
    {
        using TestTraining training = new();
        LaunchPlan plan = training.Plan() with { OutputFolder = Path.Combine(training.Path(""), folder) };
        Assert.Equal(["ENV010"], Preflight.Check(plan).Select(finding => finding.Code));
    }

    [Fact]
    public void A_disk_that_is_too_small_is_found_out()
    {
        using TestTraining training = new();
        Assert.Equal(["ENV011"], Preflight.Check(training.Plan() with { CheckpointBytes = long.MaxValue }).Select(finding => finding.Code));
    }

    [Fact]
    public void Missing_programs_are_found_out()
    {
        using TestTraining training = new();
        LaunchPlan plan = training.Plan() with { Executable = "no-such-python", Script = training.Path("sd-scripts/none.py") };
        Assert.Equal(["ENV012", "ENV013"], Preflight.Check(plan).Select(finding => finding.Code));
        Assert.Equal(["ENV013"], Preflight.Check(training.Plan() with { Executable = training.Path("training.toml") }).Select(finding => finding.Code));
        Assert.Empty(Preflight.Check(training.Plan() with { Executable = "sh" }));
    }
}
