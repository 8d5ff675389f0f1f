using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>Reads what decides the GPU memory off the options of a training.</summary>
public static class MemorySettingsReader
{
    // Beyond any training; larger numbers of a mistaken file count as this.
    private const int Most = 1_000_000;

    private static readonly string[] Further =
        ["v2", "network_train_text_encoder_only", "fused_optimizer_groups", "cpu_offload_checkpointing", "lowram", "torch_compile", "deepspeed", "network_args"];

    /// <summary>The scripts whose memory can be estimated.</summary>
    public static IReadOnlyList<string> Scripts { get; } =
    [
        "train_network", "sdxl_train_network", "train_db", "fine_tune", "sdxl_train",
        "train_control_net", "sdxl_train_control_net", "sdxl_train_control_net_lllite",
    ];

    /// <summary>Of the files that are written from a recipe, and what the trainer will do with them.</summary>
    public static MemorySettings? Read(TrainerFileSet files, RunPlan run) => run.Buckets.Count == 0
        ? null
        : Read(files.Script.Name, run.Buckets.Select(bucket => bucket.Size).MaxBy(size => (long)size.Width * size.Height), run.BatchSize,
            name => (files.FindInDataset(name) ?? files.Find(name))?.Value);

    /// <param name="script">Without <c>.py</c>.</param>
    /// <param name="size">The largest bucket.</param>
    /// <param name="find">The value that holds for an option of the trainer; null where nothing says one and the trainer has no default.</param>
    /// <returns>Null for a script that is not among <see cref="Scripts"/>.</returns>
    public static MemorySettings? Read(string script, PixelSize size, int batchSize, Func<string, SettingValue?> find)
    {
        if (!Scripts.Contains(script))
            return null;
        bool isMixed = Text("mixed_precision") is "fp16" or "bf16";
        bool isLora = script is "train_network" or "sdxl_train_network";
        bool caches = IsOn("cache_text_encoder_outputs");
        return new MemorySettings
        {
            Script = script,
            Family = script.StartsWith("sdxl", StringComparison.Ordinal) ? ModelFamily.Sdxl : ModelFamily.Sd15,
            Size = size,
            BatchSize = Math.Clamp(batchSize, 1, Most),
            IsMixed = isMixed,
            IsFull16 = isMixed && IsFull(),
            Fp8Base = isLora && IsOn("fp8_base"),
            Fp8BaseUnet = isLora && IsOn("fp8_base_unet"),
            GradientCheckpointing = IsOn("gradient_checkpointing"),
            Attention = IsOn("mem_eff_attn") ? AttentionKind.MemoryEfficient
                : IsOn("xformers") ? AttentionKind.Xformers
                : IsOn("sdpa") ? AttentionKind.Sdpa
                : AttentionKind.Plain,
            Optimizer = Text("optimizer_type") is { Length: > 0 } optimizer ? optimizer
                : IsOn("use_8bit_adam") ? "AdamW8bit"
                : IsOn("use_lion_optimizer") ? "Lion"
                : "AdamW",
            FusedBackwardPass = IsOn("fused_backward_pass"),
            NetworkDim = Whole("network_dim", script == "sdxl_train_control_net_lllite" ? 64 : 4),
            ConditioningDim = Whole("cond_emb_dim", 32),
            TrainsTextEncoder = script switch
            {
                "train_network" or "sdxl_train_network" => !IsOn("network_train_unet_only") && !caches,
                "train_db" => find("stop_text_encoder_training") is not SettingValue.Whole { Value: < 0 },
                "fine_tune" or "sdxl_train" => IsOn("train_text_encoder"),
                _ => false,
            },
            CachesTextEncoderOutputs = caches,
            CachesLatents = IsOn("cache_latents") || IsOn("cache_latents_to_disk"),
            VaeBatchSize = Whole("vae_batch_size", 1),
            NoHalfVae = IsOn("no_half_vae"),
            MaxTokenLength = Whole("max_token_length", 75),
            GradientAccumulationSteps = Whole("gradient_accumulation_steps", 1),
            FurtherOptions = [.. Further.Where(name => find(name) is not null and not SettingValue.Flag { Value: false }), .. Network()],
        };

        // These three read the option and leave the weights as they are (train_db.py:242 knows full_fp16 only).
        bool IsFull() => IsOn("full_fp16") || (IsOn("full_bf16") && script is not ("train_db" or "fine_tune" or "train_control_net"));

        string? Text(string name) => (find(name) as SettingValue.Text)?.Value;

        bool IsOn(string name) => find(name) is SettingValue.Flag { Value: true };

        int Whole(string name, int otherwise) => find(name) is SettingValue.Whole { Value: > 0 } whole ? (int)Math.Min(whole.Value, Most) : otherwise;

        string[] Network() => isLora && Text("network_module") is { } module && module != "networks.lora" ? [$"network_module {module}"] : [];
    }
}
