using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Tests.Launches;

public sealed class LossWatchTests
{
    [Fact]
    public void A_loss_that_is_no_number_is_a_fault_at_once()
    {
        LossWatch watch = Watch([0.5, double.NaN, 0.4]);
        Assert.Equal((VerdictKind.LossNaN, 2), (watch.Fault, watch.FaultStep));
    }

    [Fact]
    public void A_mean_that_stays_far_above_its_lowest_is_an_explosion()
    {
        LossWatch watch = Watch([.. Enumerable.Repeat(0.12, 20), 0.9, 2.5, 6, 20]);
        Assert.Equal((VerdictKind.LossExploded, 24), (watch.Fault, watch.FaultStep));
    }

    [Theory]
    [InlineData(0.01, 0.5)] // steps differ tenfold
    [InlineData(1.2, 5.0)] // a weighted loss, not ten times its lowest
    [InlineData(0.3, 2.9)]
    public void A_loss_that_goes_up_and_down_is_none(double low, double high) =>
        Assert.Null(Watch([.. Enumerable.Range(0, 200).Select(i => i % 7 < 3 ? high : low)]).Fault);

    [Fact]
    public void One_bad_batch_is_none() => Assert.Null(Watch([.. Enumerable.Repeat(0.1, 20), 9, 9, 0.1, 9, 9, 0.1]).Fault);

    [Fact]
    public void The_first_steps_may_be_high() => Assert.Null(Watch([50, 40, 0.1, 0.2, 30, 2, 1, 0.5, 0.4, 0.3, 0.3, 0.3, 0.3]).Fault);

    private static LossWatch Watch(double[] losses)
    {
        LossWatch watch = new();
        for (int i = 0; i < losses.Length; i++)
            watch.Take(new TrainerEvent.Step(i + 1, 1000, losses[i], 1, null));
        return watch;
    }
}
