namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>What of a chain of layers is trained.</summary>
internal enum TrainedPart
{
    /// <summary>Nothing: gradients only pass through.</summary>
    Nothing,

    /// <summary>A network beside it (LoRA, LLLite).</summary>
    Network,
    Everything,
}
