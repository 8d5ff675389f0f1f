namespace KohyaPrep.Core.Forms;

/// <summary>The sections of a training file in canonical order, and which option goes where. The trainer does not look at them.</summary>
internal static class FormatSections
{
    // A name that ends with an asterisk stands for all that begin so. What is listed comes first in its section, in this order.
    private static readonly (string Name, string[] Options)[] All =
    [
        ("model", ["pretrained_model_name_or_path", "vae", "v2", "v_parameterization", "clip_l", "clip_g", "t5xxl", "ae", "gemma2", "controlnet_model_name_or_path",
            "no_half_vae", "vae_*", "tokenizer_cache_dir", "disable_mmap_*", "clip_skip", "weights"]),
        ("dataset", ["dataset_config", "train_data_dir", "reg_data_dir", "conditioning_data_dir", "in_json", "resolution", "train_batch_size", "dataset_repeats",
            "caption_*", "shuffle_caption", "keep_tokens*", "secondary_separator", "enable_wildcard", "weighted_captions", "max_token_length", "token_warmup_*", "enable_bucket",
            "min_bucket_reso", "max_bucket_reso", "bucket_*", "resize_interpolation", "color_aug", "flip_aug", "random_crop", "face_crop_aug_range", "alpha_mask", "masked_loss",
            "cache_*", "skip_cache_check", "max_data_loader_n_workers", "persistent_data_loader_workers", "validation_*", "validate_*", "dataset_class", "debug_dataset"]),
        ("network", ["network_module", "network_dim", "network_alpha", "network_dropout", "network_args", "network_*", "cond_emb_dim", "dim_from_weights", "base_weights*",
            "scale_weight_norms"]),
        ("training", ["max_train_epochs", "max_train_steps", "initial_*", "skip_until_initial_step", "gradient_*", "mixed_precision", "full_*", "fp8_*", "seed", "sdpa", "xformers",
            "mem_eff_attn", "lowram", "highvram"]),
        ("optimizer", ["optimizer_type", "optimizer_args", "learning_rate", "learning_rate_*", "unet_lr", "text_encoder_lr", "control_net_lr", "block_lr", "lr_scheduler", "lr_*",
            "max_grad_norm", "train_text_encoder", "stop_text_encoder_training", "use_8bit_adam", "use_lion_optimizer", "fused_*", "optimizer_*"]),
        ("saving", ["output_dir", "output_name", "save_model_as", "save_precision", "save_*", "resume", "resume_*", "no_metadata", "metadata_*", "training_comment", "huggingface_*",
            "async_upload"]),
        ("samples", ["sample_prompts", "sample_*"]),
        ("logging", ["log_with", "logging_dir", "log_*", "wandb_*", "console_log_*"]),
        ("options", []),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(section => section.Name)];

    public static int IndexOf(string option)
    {
        for (int i = 0; i < All.Length; i++)
        {
            if (All[i].Options.Any(pattern => Fits(pattern, option)))
                return i;
        }

        return All.Length - 1;
    }

    /// <summary>The place within the section; options of one pattern are in ordinal order of their names.</summary>
    public static int RankOf(string option)
    {
        string[] patterns = All[IndexOf(option)].Options;
        int exact = Array.IndexOf(patterns, option);
        return exact >= 0 ? exact : Array.FindIndex(patterns, pattern => Fits(pattern, option)) is >= 0 and var fit ? fit : patterns.Length;
    }

    private static bool Fits(string pattern, string option) =>
        pattern.EndsWith('*') ? option.StartsWith(pattern[..^1], StringComparison.Ordinal) : option == pattern;
}
