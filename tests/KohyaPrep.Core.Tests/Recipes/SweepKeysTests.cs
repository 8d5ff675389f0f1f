using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Tests.Recipes;

public sealed class SweepKeysTests
{
    [Fact]
    public void Several_sweeps_mean_each_with_each()
    {
        Assert.Equal(
            ["training.network_dim=16 options.noise_offset=0", "training.network_dim=16 options.noise_offset=0.1", "training.network_dim=32 options.noise_offset=0", "training.network_dim=32 options.noise_offset=0.1"],
            SweepKeys.Combinations(["network_dim=16, 32", "noise_offset=0,0.1"], name => name == "noise_offset")
                .Select(combination => string.Join(' ', combination.Select(pair => $"{pair.Key}={pair.Value}"))));
    }

    [Fact]
    public void Without_a_sweep_there_is_one_run() => Assert.Empty(Assert.Single(SweepKeys.Combinations([], _ => false)));

    [Theory]
    [InlineData("network_dim")]
    [InlineData("network_dim=")]
    [InlineData("=1")]
    [InlineData("nonsense=1")]
    public void What_is_no_sweep_is_refused(string sweep) => Assert.Throws<KohyaPrepException>(() => SweepKeys.Combinations([sweep], _ => false));

    [Theory]
    [InlineData("canvas.fit", true)]
    [InlineData("dataset.repeats", true)]
    [InlineData("training.network_dim", false)]
    [InlineData("options.noise_offset", false)]
    public void What_changes_the_training_set_is_known(string key, bool changes) => Assert.Equal(changes, SweepKeys.ChangesDataset(key));
}
