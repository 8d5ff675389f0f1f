namespace KohyaPrep.Core.Tests.Rules;

/// <summary>A bad and a good configuration for each rule on someone's files, in the lines of <see cref="ForeignConfigCase"/>.</summary>
internal static class ConfigRuleCases
{
    private const string Lora = "train_network";
    private const string SdxlLora = "sdxl_train_network";
    private const string Sdxl = "sdxl_train";
    private const string ControlNet = "train_control_net";
    private const string SdxlControlNet = "sdxl_train_control_net";
    private const string Lllite = "sdxl_train_control_net_lllite";
    private const string DreamBooth = "train_db";
    private const string Subset = "---\n[[datasets]]\n[[datasets.subsets]]\nimage_dir = \"data/1_punk\"\n";

    private const string CachedText = "cache_text_encoder_outputs_to_disk = true\ncache_text_encoder_outputs = true\nnetwork_train_unet_only = true\n";

    public static IReadOnlyList<(string Code, string Script, string Bad, string Good)> All { get; } =
    [
        ("CFG032", Lora, "resolution = 512", "resolution = \"512\""),
        ("CFG033", Lora, "train_data_dir = \"data/1_punk\"", "train_data_dir = \"data\""),
        ("CFG034", Lora, "learnig_rate = 1e-4", "learning_rate = 1e-4"),
        ("CFG035", Lora, "cache_text_encoder_outputs = true", "cache_text_encoder_outputs = false"),
        ("CFG036", Lora, "learning_rate = \"1e-4\"", "learning_rate = 1"),
        ("CFG037", Lora, "mixed_precision = \"fp32\"", "mixed_precision = \"fp16\""),
        ("CFG038", Lora, "[own.rates]\nunet_lr = 1e-4", "[rates]\nunet_lr = 1e-4"),
        ("CFG039", Lora, "max_train_steps = 500", "max_train_epochs = 5"),
        ("CFG040", Lora, "min_bucket_reso = 8", "enable_bucket = true\nmin_bucket_reso = 8\nbucket_reso_steps = 8"),
        ("CFG041", SdxlLora, "clip_skip = 2", ""),
        ("CFG042", Lora, "optimizer_type = \"AdamWScheduleFree\"\nlr_scheduler = \"cosine\"", "lr_scheduler = \"cosine\""),
        ("CFG043", Lora, "train_data_dir = \"data\"\n" + Subset, Subset),
        ("CFG044", Lora, "keep_tokens = 1\n" + Subset + "[general]\nkeep_tokens = 2", Subset),
        ("CFG045", Lora, "text_encoder_lr = [1e-4, 1e-5]", "text_encoder_lr = [1e-4]"),
        ("CFG046", DreamBooth, "no_token_padding = true", "no_token_padding = false"),
        ("CFG047", Lllite, "sample_every_n_epochs = 1", ""),
        ("CFG048", ControlNet, "min_timestep = 200", ""),
        ("CFG049", DreamBooth, "full_bf16 = true", ""),
        ("CFG050", Sdxl, "fp8_base = true", ""),
        ("CFG051", Lora, "masked_loss = true", "masked_loss = true\nalpha_mask = true"),
        ("CFG052", Sdxl, Subset + "is_reg = true", Subset),
        ("CFG053", Sdxl, "alpha_mask = true", "alpha_mask = true\nmasked_loss = true"),
        ("CFG054", Lora, "-max_train_epochs", "max_train_steps = 1600\n-max_train_epochs"),
        ("CFG055", Lora, "-learning_rate", "unet_lr = 1e-4\nnetwork_train_unet_only = true\n-learning_rate"),
        ("CFG056", Lora, "-caption_extension", "caption_extension = \".caption\""),
        ("CFG057", Lora, "caption_extension = \".caption\"", "caption_extension = \"txt\""),
        ("CFG058", Lora, "-network_dim", "network_dim = 16"),
        ("CFG059", Lora, "-network_alpha", "network_alpha = 1"),
        ("CFG060", Lora, "keep_tokens = 3", "keep_tokens = 0"),
        ("CFG061", Lora, "full_fp16 = true", "full_fp16 = true\nmixed_precision = \"fp16\""),
        ("CFG062", Lora, "full_bf16 = true\nmixed_precision = \"fp16\"", "full_bf16 = true"),
        ("CFG063", Lora, "fp8_base = true\n-mixed_precision", "fp8_base = true"),
        ("CFG064", Lora, "log_with = \"tensorboard\"", "log_with = \"tensorboard\"\nlogging_dir = \"logs\""),
        ("CFG065", Lora, "+data/1_punk/a_0024x0024_sd.npz", "+data/1_punk/c_0024x0024_sd.npz"),
        ("CFG066", Lora, "validation_split = 0.5", "validation_split = 0.5\nvalidation_seed = 1"),
        ("CFG067", Sdxl, Subset + "[general]\nvalidation_split = 0.5", Subset),
        ("CFG068", Lora, "-output_dir", "output_dir = \"elsewhere\""),
        ("CFG069", Lllite, "-cond_emb_dim", ""),
        ("CFG070", Lora, "save_every_n_epochs = 0", "save_every_n_epochs = 1"),
        ("CFG071", Lora, "save_every_n_steps = 500\nsave_last_n_steps = 3", "save_every_n_steps = 500\nsave_last_n_steps = 1500"),
        ("CFG072", Lora, "sample_every_n_epochs = 1", "sample_every_n_epochs = 1\nsample_prompts = \"prompts.txt\""),
        ("CFG073", SdxlLora, "mixed_precision = \"fp16\"", "mixed_precision = \"fp16\"\nno_half_vae = true"),
        ("CFG074", ControlNet, "min_snr_gamma = 5.0", "min_snr_gamma = 0"),
        ("CFG075", ControlNet, "enable_bucket = true\nresolution = \"32\"\nmin_bucket_reso = 16\nbucket_reso_steps = 16\nmax_bucket_reso = 64\nbucket_no_upscale = true",
            "enable_bucket = true\nresolution = \"32\"\nmin_bucket_reso = 32\nbucket_reso_steps = 32\nmax_bucket_reso = 32"),
        ("CFG076", SdxlLora, "resolution = \"24\"", "resolution = \"32\""),
        ("CFG077", SdxlControlNet, "color_aug = true", "color_aug = false"),
        ("CFG078", SdxlControlNet, "cache_text_encoder_outputs = true\nshuffle_caption = true", "cache_text_encoder_outputs = true"),
        ("CFG079", SdxlLora, "cache_text_encoder_outputs = true\nnetwork_train_unet_only = true\ncaption_prefix = \"punk,\"", "caption_prefix = \"punk,\""),
        ("CFG080", Lora, "optimizer_type = \"AdamW8bit\"\nlearning_rate = 0.01", "optimizer_type = \"AdamW8bit\""),
        ("CFG081", Lora, "optimizer_type = \"Prodigy\"", "optimizer_type = \"Prodigy\"\nlearning_rate = 1.0"),
        ("CFG082", Lora, "optimizer_type = \"Adafactor\"", "optimizer_type = \"Adafactor\"\noptimizer_args = [\"relative_step=False\"]"),
        ("CFG083", Lora, "optimizer_type = \"Adafactor\"\nlr_warmup_steps = 10", "optimizer_type = \"Adafactor\""),
        ("CFG084", Lora, "lr_warmup_steps = 10", "lr_warmup_steps = 10\nlr_scheduler = \"cosine\""),
        ("CFG085", Lora, "lr_scheduler_type = \"CosineAnnealingLR\"\nlr_warmup_steps = 10", "lr_scheduler_type = \"CosineAnnealingLR\""),
        ("CFG086", Lora, "lr_scheduler = \"cosine_with_min_lr\"", "lr_scheduler = \"cosine_with_min_lr\"\nlr_scheduler_args = [\"min_lr=1e-6\"]"),
        ("CFG087", Lora, "lr_scheduler = \"reduce_lr_on_plateau\"", "lr_scheduler = \"linear\""),
        ("CFG088", Lora, "lr_warmup_steps = 1\nlr_scheduler = \"cosine\"\noptimizer_args = [\"warmup_steps=100\"]", "optimizer_args = [\"warmup_steps=100\"]"),
        ("CFG089", Lora, "lr_warmup_steps = 10.0\nlr_scheduler = \"cosine\"", "lr_warmup_steps = 0.5\nlr_scheduler = \"cosine\""),
        ("CFG090", Lora, "unet_lr = 0", "unet_lr = 1e-4"),
        ("CFG091", Lora, "optimizer_type = \"Prodigy\"", "optimizer_type = \"AdamW\""),
        ("CFG092", Lora, "resolution = \"480\"", "resolution = \"480\"\nresize_interpolation = \"nearest\""),
        ("CFG093", Lora, "resolution = \"480\"\ncache_latents = false", "resolution = \"480\""),
        ("CFG094", Lora, "flip_aug = true", "flip_aug = false"),
        ("CFG095", Lora, "save_every_n_epochs = 1", "save_every_n_epochs = 1\nsave_state = true"),
        ("CFG096", Lora, "wandb_api_key = \"0123456789abcdef\"", "wandb_api_key = \"\""),
        ("CFG097", Lora, "vae = \"/kaggle/vae.safetensors\"", "vae = \"vae.safetensors\""),
        ("CFG098", Lora, "logging_dir = \"C:\\train\\new\"", "logging_dir = 'train\\new'"),
        ("CFG099", Lora, "output_name = \"punks\"\n+out/punks.safetensors", "output_name = \"punks\"\n+out/punks-000001.safetensors"),
        ("CFG100", Lora, "-mixed_precision", "mixed_precision = \"no\""),
        ("CFG101", DreamBooth, "stop_text_encoder_training = -1\noptimizer_type = \"AdamW8bit\"", "stop_text_encoder_training = -1"),
        ("CFG102", Sdxl, "resume = \"out/punks-state\"", ""),
        ("CFG103", Lora, "zero_terminal_snr = true", "zero_terminal_snr = true\nv_parameterization = true"),
        ("CFG104", Lora, "-network_module", ""),
        ("CFG105", Lora, "-pretrained_model_name_or_path", ""),
        ("CFG106", Sdxl, "", "save_model_as = \"safetensors\""),
        ("CFG107", SdxlLora, CachedText + "+data/1_punk/a_te_outputs.npz", CachedText + "+data/1_punk/c_te_outputs.npz"),
        ("CFG108", Lora, "+data/more/x.txt", "+data/2_more/x.txt"),
        ("CFG109", Lora, Subset + "[[datasets.subsets]]\nimage_dir = \"missing\"\n", Subset),
        ("CFG110", Lora, "*data/1_punk/c.png", "caption_extension = \".none\""),
        ("CFG111", Lora, "reg_data_dir = \"data\"\ntrain_data_dir = \"one\"\n+one/1_punk/a.txt\n*one/1_punk/a.png", "reg_data_dir = \"data\""),
        ("CFG112", Lora, "cache_latents_to_disk = true\n-cache_latents", "cache_latents_to_disk = true"),
    ];
}
