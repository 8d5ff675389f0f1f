using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.Loading;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>What the scripts ask of the finished datasets.</summary>
internal static class ReadyDatasetChecks
{
    /// <exception cref="TrainerStop">The trainer stops.</exception>
    public static void Run(
        TrainerArguments arguments, ScriptTraits traits, IReadOnlyList<SimulatedDataset> datasets, IReadOnlyList<SimulatedDataset> validation)
    {
        // Without pictures the scripts end, and which check they would have made is no matter.
        if (datasets.Sum(dataset => dataset.Batches) == 0)
            return;
        // The LoRA scripts ask for the steps last, and check what is held back as well.
        SimulatedDataset[] all = traits.IsNetwork ? [.. datasets, .. validation] : [.. datasets];
        if (!traits.IsNetwork)
            Steps(traits, all);
        Caches(arguments, traits, datasets, all);
        if (traits.IsNetwork)
            Steps(traits, all);
    }

    private static void Steps(ScriptTraits traits, IReadOnlyList<SimulatedDataset> datasets)
    {
        if (traits.BucketSteps > 0 && StepsFault(traits.BucketSteps, datasets) is { } fault)
            throw new TrainerStop(fault);
    }

    private static void Caches(
        TrainerArguments arguments, ScriptTraits traits, IReadOnlyList<SimulatedDataset> datasets, IReadOnlyList<SimulatedDataset> all)
    {
        if (arguments.IsOn("cache_latents") && Subsets(all).FirstOrDefault(subset => subset.VariesPictures) is { } varied)
        {
            throw TrainerStop.InChecks("Check", "cache_latents needs color_aug and random_crop off",
                $"cache_latents is on, and {(varied.ColorAug ? "color_aug" : "random_crop")} with it for {PlaceOf(varied)}.",
                "Remove color_aug and random_crop, or cache_latents and cache_latents_to_disk.");
        }

        if (traits.IsSdxl && arguments.IsOn("cache_text_encoder_outputs") && Subsets(datasets).FirstOrDefault(subset => subset.VariesCaptions) is { } words)
        {
            throw TrainerStop.InChecks("Check", "cache_text_encoder_outputs needs caption dropout, shuffle, tag dropout and token warmup off",
                $"cache_text_encoder_outputs is on, and captions vary for {PlaceOf(words)}.",
                "Remove caption_dropout_rate, shuffle_caption, caption_tag_dropout_rate and token_warmup_step, or cache_text_encoder_outputs.");
        }
    }

    private static string PlaceOf(DatasetFiles.SubsetBlueprint subset) => subset.ImageDir ?? subset.MetadataFile;

    /// <summary>verify_bucket_reso_steps; datasets of control pairs are asked too, but carry no such value.</summary>
    public static TrainerFailure? StepsFault(int steps, IEnumerable<SimulatedDataset> datasets)
    {
        SimulatedDataset? wrong = datasets.FirstOrDefault(dataset =>
            dataset.Blueprint is { EnableBucket: true, Form: not SubsetForm.ControlPairs } && dataset.Blueprint.BucketResoSteps % steps != 0);
        return wrong is null ? null : new TrainerFailure("AssertionError", "checks", "library/train_util.py:1094",
            $"bucket_reso_steps is {wrong.Blueprint.BucketResoSteps}; this script asks for a multiple of {steps}.",
            $"Set bucket_reso_steps to {steps}, or turn enable_bucket off where all pictures have one size.");
    }

    // A dataset of control pairs has no subsets of its own, so that these checks never fire there.
    private static IEnumerable<DatasetFiles.SubsetBlueprint> Subsets(IEnumerable<SimulatedDataset> datasets) =>
        datasets.Where(dataset => dataset.Blueprint.Form != SubsetForm.ControlPairs).SelectMany(dataset => dataset.Subsets);
}
