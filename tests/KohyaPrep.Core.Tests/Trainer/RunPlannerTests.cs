using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Tests.Configs;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Tests.Trainer;

public class RunPlannerTests
{
    private static RunPlan Plan(Recipe recipe, TrainingSet set) => RunPlanner.Plan(recipe, set, TrainerFiles.Of(recipe, set, "model.safetensors"));

    [Fact]
    public void Steps_come_of_pictures_repeats_batches_processes_and_accumulation()
    {
        // 5 pictures × 2 repeats in batches of 4 are 3 batches; 2 of them make a step.
        RunPlan plan = Plan(Example.Recipe(), Example.Set());
        Assert.Equal((5, 2, 4, 3L, 2L, 10L, 20L), (plan.Pictures, plan.Repeats, plan.BatchSize, plan.Batches, plan.StepsPerEpoch, plan.Epochs, plan.Steps));
        Assert.Equal([new BucketCount(new PixelSize(24, 24), 5, 10, 3)], plan.Buckets);
        Recipe wide = Example.Recipe() with { Launch = new LaunchSection("local", null, null, 3) };
        Assert.Equal(1, Plan(wide, Example.Set()).StepsPerEpoch);
    }

    [Fact]
    public void Each_bucket_fills_its_own_batches()
    {
        RunPlan plan = Plan(Example.Recipe(), Example.Buckets());
        Assert.Equal(
            [new(new PixelSize(448, 576), 1, 2, 1), new(new PixelSize(512, 512), 1, 2, 1), new(new PixelSize(576, 448), 2, 4, 1)],
            plan.Buckets);
        Assert.Equal(3, plan.Batches);
    }

    [Fact]
    public void Checkpoints_have_the_trainer_s_names_and_the_last_epoch_has_none_of_its_own()
    {
        Recipe recipe = Example.Recipe();
        recipe = recipe with { Training = recipe.Training with { Epochs = 4, SaveStateEverySteps = 3 } };
        RunPlan plan = Plan(recipe, Example.Set());
        Assert.Equal(
            ["model/punks-step00000003.safetensors", "model/punks-000002.safetensors", "model/punks-step00000006.safetensors", "model/punks.safetensors"],
            plan.Checkpoints.Select(model => model.Path));
        Assert.Equal(
            ["model/punks-step00000003-state", "model/punks-000002-state", "model/punks-step00000006-state", "model/punks-state"],
            plan.States.Select(state => state.Path));
        Assert.Equal([3L, 4, 6, 8], plan.States.Select(state => state.Step));
        Assert.Equal([2L, 2, 3, 4], plan.States.Select(state => state.Epoch));
        Assert.Equal(2 * 4, plan.Samples);
    }

    [Fact]
    public void Of_states_and_step_checkpoints_the_last_two_stay()
    {
        RunPlan plan = Plan(Example.Recipe().With("save_every_n_steps", "5"), Example.Set());
        Assert.Equal(
            ["model/punks-000006-state", "model/punks-000008-state", "model/punks-state"],
            plan.States.Where(state => state.IsKept && !state.Path.Contains("step", StringComparison.Ordinal)).Select(state => state.Path));
        Assert.True(plan.PeakBytes >= plan.KeptBytes);
        // save_last_n_steps is still the recipe's 25, and counts steps.
        Assert.Equal(4, plan.Checkpoints.Count(model => model.IsKept && model.Path.Contains("step", StringComparison.Ordinal)));
    }

    [Fact]
    public void Asked_steps_may_end_within_an_epoch()
    {
        RunPlan plan = Plan(Example.Recipe().With("max_train_steps", "3"), Example.Set());
        Assert.Equal((3L, 2L), (plan.Steps, plan.Epochs));
        Assert.Equal("model/punks.safetensors", Assert.Single(plan.Checkpoints).Path);
    }

    // Sizes of real files of the trainer (shared/trainer/logs/index.json).
    [Theory]
    [InlineData(Route.Lora, ModelFamily.Sd15, 4, 1, true, 2_478_448)]
    [InlineData(Route.Lora, ModelFamily.Sd15, 2, 1, true, 1_298_280)]
    [InlineData(Route.Lora, ModelFamily.Sd15, 2, 4, true, 4_844_592)]
    [InlineData(Route.Lora, ModelFamily.Sd15, 4, 32, true, 75_625_000)]
    [InlineData(Route.Lora, ModelFamily.Sdxl, 2, 1, false, 5_634_628)]
    [InlineData(Route.Lora, ModelFamily.Sdxl, 2, 64, false, 340_773_992)]
    [InlineData(Route.DreamBooth, ModelFamily.Sd15, 4, null, true, 4_265_096_660)]
    [InlineData(Route.ControlNet, ModelFamily.Sd15, 4, null, false, 1_445_154_816)]
    [InlineData(Route.ControlNet, ModelFamily.Sdxl, 4, null, false, 5_004_168_224)]
    [InlineData(Route.ControlNetLllite, ModelFamily.Sdxl, 2, 64, false, 46_174_168)]
    public void Checkpoints_are_as_large_as_real_ones_within_two_in_a_hundred(
        Route route, ModelFamily family, int bytes, int? dim, bool encoders, long real)
    {
        long estimate = CheckpointSize.Of(route, family, "AdamW", bytes, 4, dim, 32, encoders).Checkpoint;
        Assert.InRange(estimate, real * 0.98, real * 1.02);
    }

    [Theory]
    [InlineData(ModelFamily.Sd15, "AdamW", 1, true, 2_469_296 + 5_149_715)]
    [InlineData(ModelFamily.Sd15, "AdamW8bit", 4, true, 9_547_616 + 10_289_189)]
    [InlineData(ModelFamily.Sdxl, "AdamW8bit", 1, false, 10_939_368 + 16_415_153)]
    public void States_are_as_large_as_real_ones_within_five_in_a_hundred(
        ModelFamily family, string optimizer, int dim, bool encoders, long real)
    {
        long estimate = CheckpointSize.Of(Route.Lora, family, optimizer, 4, 4, dim, 32, encoders).State;
        Assert.InRange(estimate, real * 0.95, real * 1.05);
    }
}
