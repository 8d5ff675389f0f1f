using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules.Machines;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Tests.Trainer.Memory;

public sealed class GpuTooSmallTests
{
    private static readonly MemorySettings Lora = new()
    {
        Script = "sdxl_train_network",
        Family = ModelFamily.Sdxl,
        Size = new PixelSize(1024, 1024),
        BatchSize = 1,
        Optimizer = "AdamW8bit",
        NetworkDim = 32,
        TrainsTextEncoder = true,
    };

    [Fact]
    public void A_GPU_that_is_too_small_is_an_error_that_names_the_needs_and_what_would_fit()
    {
        Finding finding = Assert.Single(Check(Lora, 12));
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal("punks.yaml:9", finding.Location.ToString());
        Assert.Contains("the GPU has 12.", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("Any one of these makes it fit: gradient_checkpointing (", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_GPU_that_is_short_by_less_than_the_estimate_may_be_off_is_a_warning() =>
        Assert.Equal(Severity.Warning, Assert.Single(Check(Lora, MemoryEstimator.Estimate(Lora).Needed - 0.5)).Severity);

    [Fact]
    public void A_GPU_that_is_large_enough_is_nothing_to_speak_of() => Assert.Empty(Check(Lora, 24));

    [Fact]
    public void Where_no_single_change_is_enough_the_one_that_saves_most_is_named()
    {
        MemorySettings whole = Lora with { Script = "sdxl_train", Optimizer = "AdamW" };
        string remedy = Assert.Single(Check(whole, 8)).Remedy;
        Assert.StartsWith("No single change makes it fit, and ", remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_estimate_that_was_never_measured_says_so() =>
        Assert.Contains("(never measured with optimizer_type Prodigy)", Assert.Single(Check(Lora with { Optimizer = "Prodigy" }, 8)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "gradient_checkpointing")]
    [InlineData(12.0, "does not fit the 12 GiB of the named GPU; with gradient_checkpointing: ")]
    [InlineData(24.0, "fits the 24 GiB of the named GPU")]
    public void The_line_for_people_names_size_largest_part_cards_and_one_change(double? gpuMemory, string expected)
    {
        string line = MemoryText.Of(MemoryEstimator.Estimate(Lora), gpuMemory);
        Assert.Matches("^about [0-9.]+ GiB \\(largest: activations [0-9.]+\\); fits 24 GB cards and up", line);
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    private static IEnumerable<Finding> Check(MemorySettings settings, double memory) =>
        GpuTooSmall.Rule.Check(new GpuFit(MemoryEstimator.Estimate(settings), memory, new Location("punks.yaml", 9)));
}
