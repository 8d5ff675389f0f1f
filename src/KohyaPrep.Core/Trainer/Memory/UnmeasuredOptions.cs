using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>The options of a training that none of the runs had by which the estimate was checked.</summary>
internal static class UnmeasuredOptions
{
    public static IEnumerable<string> Of(MemorySettings settings)
    {
        string optimizer = settings.Optimizer.ToLowerInvariant();
        if (optimizer is not ("adamw" or "adamw8bit") && !(optimizer == "adafactor" && settings.Script == "sdxl_train"))
            yield return $"optimizer_type {settings.Optimizer}";
        if (settings.Attention != AttentionKind.Sdpa)
            yield return settings.Attention switch
            {
                AttentionKind.Xformers => "xformers",
                AttentionKind.MemoryEfficient => "mem_eff_attn",
                _ => "attention without sdpa",
            };
        if (settings.IsFull16 && settings.Script != "sdxl_train")
            yield return "full_fp16 or full_bf16";
        if (!settings.IsMixed && settings.Script != "train_network")
            yield return "mixed_precision no";
        if (settings.Fp8Base && settings.Family != ModelFamily.Sdxl)
            yield return "fp8_base";
        if (settings.Fp8BaseUnet)
            yield return "fp8_base_unet";
        if (settings is { TrainsTextEncoder: true, Script: "fine_tune" or "sdxl_train" })
            yield return "train_text_encoder";
        if (!settings.CachesLatents && !settings.TrainsLora)
            yield return "no cache_latents";
        if (settings.VaeBatchSize > 1)
            yield return "vae_batch_size";
        if (settings.MaxTokenLength > 75)
            yield return "max_token_length";
        if (settings.GradientAccumulationSteps > 1 && !settings.TrainsLora)
            yield return "gradient_accumulation_steps";
        foreach (string option in settings.FurtherOptions)
            yield return option;
    }
}
