using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Tests.Trainer;

public sealed class RegularizationRepeatsTests
{
    [Theory]
    [InlineData(new long[] { 1, 1 }, 7, new long[] { 4, 3 })]
    [InlineData(new long[] { 1, 1, 1, 1 }, 3, new long[] { 1, 1, 1, 0 })]
    [InlineData(new long[] { 3, 3 }, 4, new long[] { 3, 3 })]
    [InlineData(new long[] { 5 }, 2, new long[] { 5 })]
    [InlineData(new long[] { 2, 1 }, 8, new long[] { 5, 3 })]
    [InlineData(new long[] { }, 8, new long[] { })]
    public void Pictures_are_seen_in_turn_until_they_are_as_many_as_the_others(long[] repeats, long trained, long[] seen) =>
        Assert.Equal(seen, RegularizationRepeats.Of(repeats, trained));
}
