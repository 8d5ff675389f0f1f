using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>What of a training decides how much GPU memory it takes. Options are called as the trainer calls them where it has one.</summary>
public sealed record MemorySettings
{
    /// <summary>Without <c>.py</c>; one of those in <see cref="MemorySettingsReader.Scripts"/>.</summary>
    public required string Script { get; init; }

    public required ModelFamily Family { get; init; }

    /// <summary>The bucket with the largest area, in pixels.</summary>
    public required PixelSize Size { get; init; }

    public required int BatchSize { get; init; }

    /// <summary>Whether <c>mixed_precision</c> is fp16 or bf16.</summary>
    public bool IsMixed { get; init; } = true;

    /// <summary><c>full_fp16</c> or <c>full_bf16</c>: trained weights and gradients in 16 bits too.</summary>
    public bool IsFull16 { get; init; }

    /// <summary><c>fp8_base</c>: the base model of a LoRA in 8 bits.</summary>
    public bool Fp8Base { get; init; }

    /// <summary><c>fp8_base_unet</c>: only its U-Net.</summary>
    public bool Fp8BaseUnet { get; init; }

    public bool GradientCheckpointing { get; init; }

    public AttentionKind Attention { get; init; } = AttentionKind.Sdpa;

    /// <summary>As <c>optimizer_type</c> has it.</summary>
    public string Optimizer { get; init; } = "AdamW";

    public bool FusedBackwardPass { get; init; }

    /// <summary>Of LoRA and LLLite.</summary>
    public int NetworkDim { get; init; } = 4;

    /// <summary><c>cond_emb_dim</c> of LLLite.</summary>
    public int ConditioningDim { get; init; } = 32;

    /// <summary>Whether the text encoders are trained, themselves or their LoRA.</summary>
    public bool TrainsTextEncoder { get; init; }

    /// <summary><c>cache_text_encoder_outputs</c>: the encoders leave the GPU before the training.</summary>
    public bool CachesTextEncoderOutputs { get; init; }

    /// <summary><c>cache_latents</c>: the VAE leaves the GPU before the training.</summary>
    public bool CachesLatents { get; init; } = true;

    public int VaeBatchSize { get; init; } = 1;

    public bool NoHalfVae { get; init; }

    /// <summary>75, 150 or 225.</summary>
    public int MaxTokenLength { get; init; } = 75;

    public int GradientAccumulationSteps { get; init; } = 1;

    /// <summary>Further options that change the memory and were never measured, as the trainer calls them.</summary>
    public IReadOnlyList<string> FurtherOptions { get; init; } = [];

    internal bool TrainsLora => Script is "train_network" or "sdxl_train_network";

    internal bool TrainsLllite => Script == "sdxl_train_control_net_lllite";

    internal bool TrainsControlNet => Script is "train_control_net" or "sdxl_train_control_net";

    /// <summary>The options that no measured run had.</summary>
    internal IEnumerable<string> Unmeasured => UnmeasuredOptions.Of(this);
}
