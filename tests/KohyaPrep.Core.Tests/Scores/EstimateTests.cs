using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Tests.Scores;

public sealed class EstimateTests
{
    // Student's interval of the numbers 1 to n, worked out with scipy.
    [Theory]
    [InlineData(2, 1.5, 0, 7.8531)]
    [InlineData(7, 4, 2.0022, 5.9978)]
    [InlineData(30, 15.5, 12.2127, 18.7873)]
    public void The_interval_is_Students(int count, double mean, double low, double high)
    {
        Estimate estimate = Estimate.Of([.. Enumerable.Range(1, count).Select(i => (double)i)]);
        Assert.Equal(mean, estimate.Mean, 1e-9);
        Assert.Equal(low, estimate.Low, 0.002);
        Assert.Equal(high, estimate.High, 0.002);
    }

    [Fact]
    public void One_picture_says_nothing_of_the_rest() => Assert.Equal(new Estimate(80, 0, 100, 1), Estimate.Of([80]));

    [Fact]
    public void A_limit_within_the_interval_is_left_open()
    {
        Estimate estimate = new(72, 68, 76, 40);
        Assert.True(estimate.LeavesOpen(70));
        Assert.False(estimate.LeavesOpen(85));
        Assert.False(estimate.LeavesOpen(60));
    }
}
