using System.Globalization;
using KohyaPrep.Core.Trainer.Memory;

namespace KohyaPrep.Core.Tests.Trainer.Memory;

public sealed class MemoryTableTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_measured_run_is_estimated_within_a_tenth_or_0_4_GiB()
    {
        List<string> outside = [];
        foreach (MeasuredRun run in MeasuredRun.All())
        {
            double estimate = MemoryEstimator.Estimate(run.Settings).Gibibytes;
            double error = estimate - run.Reserved;
            string row = string.Create(CultureInfo.InvariantCulture, $"{run.Title}: estimated {estimate:0.00}, off by {error:+0.00;-0.00} ({Math.Abs(error) / run.Tolerance:0%} of the tolerance)");
            output.WriteLine(row);
            if (Math.Abs(error) > run.Tolerance)
                outside.Add(row);
        }

        Assert.Empty(outside);
    }

    [Fact]
    public void Options_of_the_measured_runs_count_as_measured() =>
        Assert.All(MeasuredRun.All(), run => Assert.True(MemoryEstimator.Estimate(run.Settings).IsMeasured, run.Title));
}
