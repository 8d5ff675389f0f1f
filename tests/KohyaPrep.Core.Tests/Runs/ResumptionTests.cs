using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Core.Tests.Runs;

public sealed class ResumptionTests
{
    [Theory]
    [InlineData(9, 3, 1, 9, 9, false, false)]
    [InlineData(10, 3, 1, 10, 9, true, false)]
    [InlineData(10, 3, 2, 9, 9, false, true)]
    public void A_script_that_knows_its_step_is_told_it_and_leaves_out_what_was_done(int done, int perEpoch, int accumulation, int stepsBefore, int namesBefore, bool skips, bool repeats)
    {
        Resumption resumption = Resumption.Of("sdxl_train_network", "/s", done, 30, perEpoch, accumulation, "cosine");
        Assert.Equal((stepsBefore, namesBefore, 0), (resumption.StepsBefore, resumption.NamesBefore, resumption.EpochsBefore));
        Assert.Contains(new KeyValuePair<string, string?>("initial_step", $"{done}"), resumption.Options);
        Assert.Equal(skips, resumption.Options.Any(option => option.Key == "skip_until_initial_step"));
        Assert.Equal(repeats, resumption.Caveat is not null);
        Assert.Empty(resumption.Removed);
    }

    [Theory]
    [InlineData("constant", false)]
    [InlineData("cosine", true)]
    public void Other_scripts_are_told_how_many_steps_remain(string scheduler, bool warns)
    {
        Resumption resumption = Resumption.Of("train_db", "/s", 10, 30, 3, 1, scheduler);
        Assert.Equal((10, 10, 3), (resumption.StepsBefore, resumption.NamesBefore, resumption.EpochsBefore));
        Assert.Contains(new KeyValuePair<string, string?>("max_train_steps", "20"), resumption.Options);
        Assert.Equal(["max_train_epochs"], resumption.Removed);
        Assert.Equal(warns, resumption.Caveat is not null);
    }

    [Theory]
    [InlineData("punks", null, null)]
    [InlineData("punks-000002", null, 2)]
    [InlineData("punks-step00000500", 500, null)]
    public void Names_tell_step_and_epoch(string name, int? step, int? epoch) => Assert.Equal(new StateName(step, epoch), StateName.Read(name, "punks"));

    [Theory]
    [InlineData("punks-v2")]
    [InlineData("punk")]
    [InlineData("punks-00002")]
    [InlineData("punks-v2-step00000500")]
    public void Names_of_others_are_none(string name) => Assert.Null(StateName.Read(name, "punks"));

    [Fact]
    public void An_option_is_set_among_the_trainers_and_not_among_those_of_accelerate()
    {
        LaunchPlan plan = new()
        {
            Executable = "python3",
            Arguments = ["-m", "accelerate.commands.launch", "--config_file", "a.yaml", "/s/train_db.py", "--config_file", "t.toml"],
            Script = "/s/train_db.py",
            WorkingDirectory = "/w",
            OutputFolder = "/o",
            OutputName = "punks",
            LogFile = "/l",
        };
        Assert.Equal("t.toml", plan.Find("config_file"));
        plan = plan.With("config_file", "u.toml").With("skip_until_initial_step", null).With("resume", "/x").With("resume", "/y");
        Assert.Equal(
            ["-m", "accelerate.commands.launch", "--config_file", "a.yaml", "/s/train_db.py", "--config_file", "u.toml", "--skip_until_initial_step", "--resume", "/y"],
            plan.Arguments);
    }
}
