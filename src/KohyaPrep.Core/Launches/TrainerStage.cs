namespace KohyaPrep.Core.Launches;

/// <summary>What the trainer is doing, as far as its output says.</summary>
public enum TrainerStage
{
    /// <summary>Reading settings, pictures' sizes and captions.</summary>
    Preparing,
    LoadingModel,
    CachingLatents,
    CachingTextEncoderOutputs,
    Training,
    Sampling,
    Validating,
    Saving,
}
