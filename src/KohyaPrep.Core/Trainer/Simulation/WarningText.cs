namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>What the trainer's warnings mean, in our words.</summary>
public static class WarningText
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["config_util.py:498"] = "validation_split is not between 0 and 1: nothing is validated, but pictures may still be taken out of the training.",
        ["config_util.py:613"] = "A folder in the training folder has no number of repeats in its name and is left out.",
        ["sdxl_train_util.py:352"] = "clip_skip does nothing with SDXL.",
        ["sdxl_train_util.py:374"] = "cache_text_encoder_outputs_to_disk turns cache_text_encoder_outputs on.",
        ["train_util.py:753"] = "min_bucket_reso is rounded down to a multiple of bucket_reso_steps.",
        ["train_util.py:760"] = "max_bucket_reso is rounded up to a multiple of bucket_reso_steps.",
        ["train_util.py:1032"] = "With bucket_no_upscale, min_bucket_reso and max_bucket_reso do not shape the buckets.",
        ["train_util.py:1489"] = "The size of a picture cannot be read.",
        ["train_util.py:1974"] = "A subset's folder does not exist.",
        ["train_util.py:1984"] = "There is no record of the pictures yet; cache_info will write one.",
        ["train_util.py:2071"] = "Pictures without a caption and without class words are trained with an empty caption.",
        ["train_util.py:2090"] = "Pictures have no caption file.",
        ["train_util.py:2119"] = "A subset with 0 repeats is left out.",
        ["train_util.py:2125"] = "A folder is given twice; the second subset is left out.",
        ["train_util.py:2132"] = "A subset without pictures is left out.",
        ["train_util.py:2164"] = "There are more regularisation pictures than pictures, with their repeats; some are not used.",
        ["train_util.py:2230"] = "A subset with 0 repeats is left out.",
        ["train_util.py:2236"] = "A metadata file is given twice; the second subset is left out.",
        ["train_util.py:2266"] = "A metadata file without pictures is left out.",
        ["train_util.py:2467"] = "A folder of control pictures does not exist: its pictures are trained without.",
        ["train_util.py:4422"] = "clip_skip is not meant for Stable Diffusion 2 models.",
        ["train_util.py:4426"] = "cache_latents_to_disk turns cache_latents on.",
        ["train_util.py:4457"] = "zero_terminal_snr is meant for v_parameterization, which is off.",
        ["train_util.py:4463"] = "sample_every_n_epochs is not above 0 and is turned off.",
        ["train_util.py:4469"] = "sample_every_n_steps is not above 0 and is turned off.",
        ["train_util.py:5427"] = "With color_aug or random_crop, cached latents of the metadata are not used.",
    };

    /// <summary>Null for places that only repeat another warning, or that come with a failure of their own.</summary>
    public static string? Of(string place) => Texts.GetValueOrDefault(place);
}
