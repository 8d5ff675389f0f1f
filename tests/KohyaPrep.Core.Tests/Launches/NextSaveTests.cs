using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Tests.Launches;

public sealed class NextSaveTests
{
    private static readonly RunProgress AtStep7 = new() { Step = 7, TotalSteps = 20, SecondsPerStep = 2 };

    [Fact]
    public void Steps_and_seconds_are_counted_to_the_next_interval() =>
        Assert.Equal(new NextSave(10, 3, 6), NextSave.Of(Plan(new ScheduledSave.EverySteps(5)), AtStep7));

    [Fact]
    public void Epochs_count_by_their_steps() =>
        Assert.Equal(new NextSave(12, 5, 10), NextSave.Of(Plan(new ScheduledSave.EveryEpochs(2)), AtStep7 with { BatchesPerEpoch = 6, GradientAccumulationSteps = 2 }));

    [Fact]
    public void The_plan_knows_the_steps_of_an_epoch_best() =>
        Assert.Equal(new NextSave(8, 1, 2), NextSave.Of(Plan(new ScheduledSave.EveryEpochs(2)) with { StepsPerEpoch = 4 }, AtStep7 with { BatchesPerEpoch = 6 }));

    [Fact]
    public void No_save_comes_later_than_the_end() =>
        Assert.Equal(new NextSave(20, 13, 26), NextSave.Of(Plan(new ScheduledSave.EverySteps(50)), AtStep7));

    [Fact]
    public void A_state_that_is_being_written_is_the_next()
    {
        LaunchPlan plan = Plan(new ScheduledSave.EverySteps(7));
        Assert.Equal(new NextSave(7, 0, 0), NextSave.Of(plan, AtStep7));
        Assert.Equal(new NextSave(14, 7, 14), NextSave.Of(plan, AtStep7 with { LastStateStep = 7 }));
    }

    [Fact]
    public void Without_a_schedule_there_is_none() =>
        Assert.Null(NextSave.Of(Plan(new ScheduledSave.Never()), AtStep7));

    private static LaunchPlan Plan(ScheduledSave schedule) => new()
    {
        Executable = "python",
        Arguments = [],
        Script = "/sd/train_network.py",
        WorkingDirectory = "/sd",
        OutputFolder = "/out",
        OutputName = "punks",
        LogFile = "/out/log.txt",
        ScheduledSave = schedule,
    };
}
