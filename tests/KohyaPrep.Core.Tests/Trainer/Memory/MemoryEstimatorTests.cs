using CsCheck;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Tests.Trainer.Memory;

public sealed class MemoryEstimatorTests
{
    private static readonly MemorySettings Lora = new()
    {
        Script = "sdxl_train_network",
        Family = ModelFamily.Sdxl,
        Size = new PixelSize(1024, 1024),
        BatchSize = 1,
        Optimizer = "AdamW8bit",
        NetworkDim = 32,
    };

    [Fact]
    public void A_larger_batch_never_needs_less() =>
        MemorySettingsGen.All.Sample(settings => Of(settings) <= Of(settings with { BatchSize = settings.BatchSize + 1 }), iter: 500);

    [Fact]
    public void Larger_pictures_never_need_less() => MemorySettingsGen.All.Sample(settings =>
        Of(settings) <= Of(settings with { Size = new PixelSize(settings.Size.Width + 32, settings.Size.Height) })
        && Of(settings) <= Of(settings with { Size = new PixelSize(settings.Size.Width, settings.Size.Height + 32) }), iter: 500);

    [Fact]
    public void A_larger_network_never_needs_less() =>
        MemorySettingsGen.All.Sample(settings => Of(settings) <= Of(settings with { NetworkDim = settings.NetworkDim + 1 }), iter: 500);

    // Where a LoRA of the text encoders is trained, checkpoints add gradients of the token embeddings: on tiny pictures that was measured
    // to cost more than the activations did. The input that a checkpoint keeps is the other hundredth.
    [Fact]
    public void Checkpoints_never_need_more_but_for_their_inputs_and_the_gradients_of_token_embeddings() => MemorySettingsGen.All.Sample(settings =>
        Of(settings with { GradientCheckpointing = true })
            <= (1.01 * Of(settings with { GradientCheckpointing = false })) + (settings is { TrainsLora: true, TrainsTextEncoder: true } ? 0.42 : 0), iter: 500);

    [Fact]
    public void The_parts_are_sorted_by_size_and_make_the_whole() => MemorySettingsGen.All.Sample(settings =>
    {
        MemoryEstimate estimate = MemoryEstimator.Estimate(settings);
        Assert.Equal(estimate.Gibibytes, estimate.Parts.Sum(part => part.Gibibytes), 6);
        Assert.Equal(estimate.Parts.OrderByDescending(part => part.Gibibytes), estimate.Parts);
        Assert.Same(estimate.Parts[0], estimate.Largest);
    }, iter: 200);

    [Fact]
    public void A_change_that_is_said_to_make_it_fit_does() => Gen.Select(MemorySettingsGen.All, Gen.Double[4, 48]).Sample(
        (settings, memory) =>
        {
            foreach (MemoryChange change in MemoryChanges.ThatFit(settings, memory))
            {
                Assert.True(change.Estimate.Fits(memory), change.Name);
                Assert.Equal(Of(change.Estimate.Settings), change.Estimate.Gibibytes);
            }
        }, iter: 200);

    [Fact]
    public void The_layers_have_as_many_weights_as_the_models_do()
    {
        // The embeddings of time, and for SDXL of size, are no layers of the chain.
        long time = (320 * 1280) + 1280 + (1280 * 1280) + 1280;
        long size = (2816 * 1280) + 1280 + (1280 * 1280) + 1280;
        Assert.Equal(859_520_964, UnetUnits.Of(ModelFamily.Sd15).Sum(unit => unit.Weights) + time);
        Assert.Equal(2_567_463_684, UnetUnits.Of(ModelFamily.Sdxl).Sum(unit => unit.Weights) + time + size);
    }

    [Theory]
    [InlineData(ModelFamily.Sd15)]
    [InlineData(ModelFamily.Sdxl)]
    public void The_layers_have_the_LoRA_that_the_files_have(ModelFamily family) => Assert.Equal(
        LoraShapes.UnetOf(family).Sum(shape => (long)(shape.Inputs + shape.Outputs) * shape.Count * 8),
        UnetUnits.Of(family).Sum(unit => unit.Lora(8)));

    [Fact]
    public void The_largest_part_of_a_LoRA_with_checkpoints_is_the_base_model() =>
        Assert.Equal("weights", MemoryEstimator.Estimate(Lora with { GradientCheckpointing = true }).Largest.Name);

    [Fact]
    public void The_largest_part_of_a_LoRA_without_checkpoints_is_what_the_layers_keep() =>
        Assert.Equal("activations", MemoryEstimator.Estimate(Lora).Largest.Name);

    // FACTS 9: runs that were held to the memory of a smaller card.
    [Fact]
    public void A_LoRA_of_SDXL_fits_8_GB_with_checkpoints_and_cached_texts_and_12_GB_with_its_encoders()
    {
        MemorySettings checkpointed = Lora with { GradientCheckpointing = true };
        Assert.Equal("8 GB", MemoryEstimator.Estimate(checkpointed with { CachesTextEncoderOutputs = true }).Cards.First().Name);
        Assert.Equal("12 GB", MemoryEstimator.Estimate(checkpointed with { TrainsTextEncoder = true }).Cards.First().Name);
    }

    [Fact]
    public void The_first_change_that_makes_a_LoRA_of_SDXL_fit_12_GB_is_gradient_checkpointing() =>
        Assert.Equal("gradient_checkpointing", MemoryChanges.ThatFit(Lora with { TrainsTextEncoder = true }, 12).First().Name);

    [Fact]
    public void Training_SDXL_itself_fits_24_GB_by_Adafactor_with_a_fused_backward_pass_alone()
    {
        MemorySettings whole = Lora with { Script = "sdxl_train", GradientCheckpointing = true, CachesTextEncoderOutputs = true, IsFull16 = true, Optimizer = "AdamW" };
        Assert.Contains("optimizer_type Adafactor with fused_backward_pass", MemoryChanges.ThatFit(whole, 12).Select(change => change.Name));
    }

    [Theory]
    [InlineData("Prodigy")]
    [InlineData("Lion")]
    public void An_optimizer_that_was_never_measured_is_named(string optimizer)
    {
        MemoryEstimate estimate = MemoryEstimator.Estimate(Lora with { Optimizer = optimizer });
        Assert.False(estimate.IsMeasured);
        Assert.Equal([$"optimizer_type {optimizer}"], estimate.Unmeasured);
    }

    [Fact]
    public void Attention_without_an_option_keeps_the_scores_of_all_pairs() => Assert.True(
        Of(Lora with { Attention = AttentionKind.Plain }) > 2 * Of(Lora with { Attention = AttentionKind.Sdpa }));

    private static double Of(MemorySettings settings) => MemoryEstimator.Estimate(settings).Gibibytes;
}
