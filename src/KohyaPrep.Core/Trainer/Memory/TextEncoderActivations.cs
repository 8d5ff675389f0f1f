using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>What trained text encoders keep for their backward pass, until the U-Net's is over.</summary>
internal static class TextEncoderActivations
{
    public static double Of(MemorySettings settings)
    {
        (int Width, int Layers)[] encoders = settings.Family == ModelFamily.Sdxl ? [(768, 12), (1280, 32)] : [(768, 12)];
        int element = settings.IsMixed ? 2 : 4;
        double tokens = 77.0 * StepShape.Chunks(settings) * settings.BatchSize;
        // Two norms, five inputs of linear layers copied each, attention, and a feed-forward four times as wide.
        double layer = (2 * 4) + (settings.IsMixed ? 10 : 8) + (4 * element) + (12 * element);
        return settings.GradientCheckpointing
            ? encoders.Sum(encoder => (double)element * encoder.Width * encoder.Layers * tokens) + (layer * encoders.Max(encoder => encoder.Width) * tokens)
            : encoders.Sum(encoder => layer * encoder.Width * encoder.Layers * tokens);
    }
}
