namespace KohyaPrep.Core.Models;

/// <summary>What the weights in a file are for, told by the names and shapes of its tensors.</summary>
public enum WeightsKind
{
    /// <summary>None of those below.</summary>
    Unknown,

    /// <summary>A whole Stable Diffusion 1.x checkpoint.</summary>
    Sd15,

    /// <summary>A whole Stable Diffusion 2.x checkpoint.</summary>
    Sd2,

    /// <summary>A whole Stable Diffusion XL checkpoint.</summary>
    Sdxl,

    /// <summary>A Stable Diffusion XL refiner: another U-Net and one text encoder only.</summary>
    SdxlRefiner,

    /// <summary>Stable Diffusion 3, FLUX, or another transformer.</summary>
    Transformer,

    /// <summary>A LoRA, LoCon, LoHa or the like: a difference to a base model.</summary>
    Lora,

    /// <summary>A ControlNet or ControlNet-LLLite.</summary>
    ControlNet,

    /// <summary>A VAE alone.</summary>
    Vae,

    /// <summary>A U-Net alone, as diffusers keeps it or cut out of a checkpoint.</summary>
    Unet,

    /// <summary>A text encoder, or the embeddings of a textual inversion.</summary>
    Text,
}
