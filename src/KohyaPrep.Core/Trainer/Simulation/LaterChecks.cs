using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.Loading;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>Checks that the scripts make in their own files, after the datasets are ready and before or while the model is loaded.</summary>
internal static class LaterChecks
{
    public static IReadOnlyList<TrainerFailure> Of(
        TrainerArguments arguments, IReadOnlyList<SimulatedDataset> datasets, IReadOnlyList<SimulatedDataset> validation)
    {
        List<TrainerFailure> failures = [];
        bool cachesText = arguments.IsOn("cache_text_encoder_outputs");
        switch (arguments.Script)
        {
            case "train_network":
                if (ReadyDatasetChecks.StepsFault(64, datasets.Concat(validation)) is { } steps)
                    failures.Add(steps);
                break;
            case "sdxl_train_network" when cachesText && !arguments.IsOn("network_train_unet_only"):
                failures.Add(Checks("sdxl_train_network.py:39", "cache_text_encoder_outputs is on, but the text encoders are to be trained.",
                    "Set network_train_unet_only = true, or remove cache_text_encoder_outputs."));
                break;
            case "sdxl_train" when cachesText && arguments.IsOn("weighted_captions"):
                failures.Add(Checks("sdxl_train.py:106", "cache_text_encoder_outputs is on together with weighted_captions.", "Remove one of the two."));
                break;
            case "sdxl_train" when cachesText && arguments.IsOn("train_text_encoder"):
                failures.Add(Checks("sdxl_train.py:109", "cache_text_encoder_outputs is on together with train_text_encoder.", "Remove one of the two."));
                break;
        }

        return failures;
    }

    private static TrainerFailure Checks(string at, string message, string remedy) => new("AssertionError", "checks", at, message, remedy);
}
