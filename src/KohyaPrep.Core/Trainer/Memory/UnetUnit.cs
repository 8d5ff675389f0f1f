using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>One layer of a U-Net.</summary>
/// <param name="Inputs">Channels.</param>
/// <param name="Outputs">Channels.</param>
/// <param name="Divisor">Pixels of the picture along a side of one token of this layer: 8 for the latent's own size.</param>
/// <param name="Context">Width of the text encoders' output where the layer attends to it; otherwise 0.</param>
/// <param name="Heads">Of attention; otherwise 0.</param>
internal readonly record struct UnetUnit(
    UnetUnitKind Kind, UnetPart Part, int Inputs, int Outputs, int Divisor, int Context = 0, int Heads = 0)
{
    private const int TimeEmbedding = 1280;

    public bool HasAttention => Kind is UnetUnitKind.Transformer or UnetUnitKind.TransformerLayer;

    /// <summary>Whether <c>gradient_checkpointing</c> throws away what it computed.</summary>
    public bool CanCheckpoint =>
        Kind is UnetUnitKind.Residual or UnetUnitKind.Transformer or UnetUnitKind.TransformerLayer or UnetUnitKind.Downsample or UnetUnitKind.Upsample;

    /// <summary>Elements of its weights.</summary>
    public long Weights => Kind switch
    {
        UnetUnitKind.Residual => Convolutions + (2L * Inputs) + (TimeEmbedding * (long)Outputs) + (5L * Outputs) + (Inputs == Outputs ? 0 : Outputs),
        UnetUnitKind.ProjectionIn => Square + (3L * Inputs),
        UnetUnitKind.ProjectionOut => Square + Inputs,
        UnetUnitKind.TransformerLayer => Layer,
        UnetUnitKind.Transformer => Layer + (2 * Square) + (4L * Inputs),
        UnetUnitKind.Output => Convolutions + (2L * Inputs) + Outputs,
        _ => Convolutions + Outputs,
    };

    /// <summary>Elements of the weights that are convolutions of 3×3, of which Adafactor keeps rows and columns for each of the 3×3.</summary>
    public long Squares => Kind switch
    {
        UnetUnitKind.Residual => (9L * Inputs * Outputs) + (9L * Outputs * Outputs),
        UnetUnitKind.Input or UnetUnitKind.Output or UnetUnitKind.Downsample or UnetUnitKind.Upsample => 9L * Inputs * Outputs,
        _ => 0,
    };

    /// <summary>Elements of the weights that are convolutions of 1×1.</summary>
    public long Points => Kind switch
    {
        UnetUnitKind.Residual => Inputs == Outputs ? 0 : (long)Inputs * Outputs,
        UnetUnitKind.Transformer => 2 * Square,
        _ => 0,
    };

    /// <summary>Elements of the largest tensor.</summary>
    public long Largest => Math.Max(Kind == UnetUnitKind.Residual ? 9L * Inputs * Outputs : 0, HasAttention ? 8 * Square : 0);

    private long Convolutions => Squares + Points;

    private long Square => (long)Inputs * Inputs;

    // Norms; q, k, v and out of both attentions; the gated feed-forward.
    private long Layer => (6L * Inputs) + (6 * Square) + (2L * Inputs) + (2L * Context * Inputs) + (12 * Square) + (9L * Inputs);

    /// <summary>Tokens of one picture of this size.</summary>
    public double Tokens(PixelSize size) => (double)Along(size.Width) * Along(size.Height);

    /// <summary>Elements of the LoRA on it.</summary>
    public long Lora(int dim) => dim * (Kind switch
    {
        UnetUnitKind.ProjectionIn or UnetUnitKind.ProjectionOut => 2L * Inputs,
        UnetUnitKind.TransformerLayer => LoraOfLayer,
        UnetUnitKind.Transformer => LoraOfLayer + (4L * Inputs),
        _ => 0,
    });

    private long LoraOfLayer => (28L * Inputs) + (2L * Context);

    private long Along(int pixels) => Math.Max(1, ((long)pixels + Divisor - 1) / Divisor);
}
