using KohyaPrep.Core.Launches;

namespace KohyaPrep.Cli.Output;

/// <summary>The trainer's stages for people.</summary>
internal static class StageWords
{
    public static string Of(TrainerStage stage) => stage switch
    {
        TrainerStage.Preparing => "preparing",
        TrainerStage.LoadingModel => "loading the model",
        TrainerStage.CachingLatents => "caching latents",
        TrainerStage.CachingTextEncoderOutputs => "caching text encoder outputs",
        TrainerStage.Training => "training",
        TrainerStage.Sampling => "drawing samples",
        TrainerStage.Validating => "validating",
        _ => "saving",
    };
}
