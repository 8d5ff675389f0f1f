namespace KohyaPrep.Core.Models;

/// <summary>Tells what a file of weights is from its header alone.</summary>
public static class WeightsKinds
{
    private const string Unet = "model.diffusion_model.";

    // The width of what the cross-attention reads: the text encoder's, or both of SDXL's.
    private const string CrossAttention = "attn2.to_k.weight";

    public static WeightsKind Of(SafetensorsHeader header)
    {
        HashSet<string> names = [.. header.Tensors.Select(tensor => tensor.Name)];
        if (names.Any(IsOfLora))
            return WeightsKind.Lora;
        if (names.Any(IsOfControlNet))
            return WeightsKind.ControlNet;
        if (names.Any(IsOfTransformer))
            return WeightsKind.Transformer;
        bool hasText = names.Any(name => name.StartsWith("cond_stage_model.", StringComparison.Ordinal) || name.StartsWith("conditioner.", StringComparison.Ordinal));
        if (names.Any(name => name.StartsWith(Unet + "input_blocks.", StringComparison.Ordinal)))
            return hasText ? FamilyOf(names, header) : WeightsKind.Unet;
        if (names.Any(name => name.StartsWith("down_blocks.", StringComparison.Ordinal) && name.Contains("resnets", StringComparison.Ordinal) && names.Contains("conv_in.weight")))
            return WeightsKind.Unet;
        if (names.Any(name => name.StartsWith("decoder.", StringComparison.Ordinal) || name.StartsWith("first_stage_model.decoder.", StringComparison.Ordinal)))
            return WeightsKind.Vae;
        return names.Any(name => name.Contains("text_model.", StringComparison.Ordinal)) || names.Overlaps(["emb_params", "clip_l", "clip_g", "string_to_param"])
            ? WeightsKind.Text
            : WeightsKind.Unknown;
    }

    /// <summary>The kind for people, with its article.</summary>
    public static string Title(WeightsKind kind) => kind switch
    {
        WeightsKind.Sd15 => "an SD 1.5 checkpoint",
        WeightsKind.Sd2 => "an SD 2.x checkpoint",
        WeightsKind.Sdxl => "an SDXL checkpoint",
        WeightsKind.SdxlRefiner => "an SDXL refiner",
        WeightsKind.Transformer => "a transformer such as SD 3 or FLUX",
        WeightsKind.Lora => "a LoRA",
        WeightsKind.ControlNet => "a ControlNet",
        WeightsKind.Vae => "a VAE alone",
        WeightsKind.Unet => "a U-Net alone",
        WeightsKind.Text => "a text encoder or embedding alone",
        _ => "of a kind that is not known",
    };

    private static WeightsKind FamilyOf(HashSet<string> names, SafetensorsHeader header)
    {
        if (names.Any(name => name.StartsWith("conditioner.embedders.", StringComparison.Ordinal)))
            return names.Any(name => name.StartsWith("conditioner.embedders.1.", StringComparison.Ordinal)) ? WeightsKind.Sdxl : WeightsKind.SdxlRefiner;
        long? width = header.Tensors
            .Where(tensor => tensor.Name.StartsWith(Unet, StringComparison.Ordinal) && tensor.Name.EndsWith(CrossAttention, StringComparison.Ordinal) && tensor.Shape.Count == 2)
            .Select(tensor => (long?)tensor.Shape[1])
            .FirstOrDefault();
        return width switch
        {
            768 => WeightsKind.Sd15,
            1024 => WeightsKind.Sd2,
            2048 => WeightsKind.Sdxl,
            _ => names.Any(name => name.StartsWith("cond_stage_model.model.", StringComparison.Ordinal)) ? WeightsKind.Sd2 : WeightsKind.Sd15,
        };
    }

    private static bool IsOfLora(string name) =>
        name.StartsWith("lora_", StringComparison.Ordinal) || name.StartsWith("lycoris_", StringComparison.Ordinal)
        || name.Contains(".lora_A.", StringComparison.Ordinal) || name.Contains(".lora_B.", StringComparison.Ordinal)
        || name.Contains("lora_down.", StringComparison.Ordinal) || name.Contains(".lora.down.", StringComparison.Ordinal)
        || name.Contains("hada_w1", StringComparison.Ordinal) || name.Contains("lokr_w", StringComparison.Ordinal);

    private static bool IsOfControlNet(string name) =>
        name.StartsWith("control_model.", StringComparison.Ordinal) || name.StartsWith("controlnet_cond_embedding.", StringComparison.Ordinal)
        || name.StartsWith("input_hint_block.", StringComparison.Ordinal) || name.StartsWith("lllite_", StringComparison.Ordinal);

    private static bool IsOfTransformer(string name) =>
        name.Contains("joint_blocks.", StringComparison.Ordinal) || name.Contains("double_blocks.", StringComparison.Ordinal)
        || name.StartsWith("transformer_blocks.", StringComparison.Ordinal) || name.StartsWith("single_transformer_blocks.", StringComparison.Ordinal);
}
