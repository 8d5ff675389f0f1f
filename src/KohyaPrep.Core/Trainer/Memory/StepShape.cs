using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>The shape of one training step.</summary>
/// <param name="ContextTokens">Tokens of a caption as the U-Net sees them.</param>
/// <param name="Lllite">Null where none is trained.</param>
internal readonly record struct StepShape(
    PixelSize Size, int BatchSize, bool IsMixed, AttentionKind Attention, int ContextTokens, LlliteShape? Lllite)
{
    /// <summary>Bytes of an activation.</summary>
    public int ElementBytes => IsMixed ? 2 : 4;

    public static StepShape Of(MemorySettings settings) => new(
        settings.Size, settings.BatchSize, settings.IsMixed, settings.Attention, 77 * Chunks(settings),
        settings.TrainsLllite ? new LlliteShape(settings.NetworkDim, settings.ConditioningDim) : null);

    /// <summary>How many runs of 75 tokens a caption is cut into.</summary>
    public static int Chunks(MemorySettings settings) => Math.Clamp(settings.MaxTokenLength / 75, 1, 3);
}
