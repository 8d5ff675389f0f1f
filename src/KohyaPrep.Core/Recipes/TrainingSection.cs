namespace KohyaPrep.Core.Recipes;

/// <summary>The training values that a recipe names in its own words; the rest goes under <c>options</c>.</summary>
/// <param name="LearningRate">Of the U-Net or the whole network.</param>
/// <param name="TextEncoderLearningRate">Null: as <paramref name="LearningRate"/>.</param>
/// <param name="NetworkDim">The LoRA's or LLLite's rank; null for routes without a network.</param>
/// <param name="NetworkAlpha">Null: the trainer's own, 1.</param>
/// <param name="GradientAccumulation">Batches that make one step.</param>
/// <param name="MixedPrecision">no, fp16 or bf16.</param>
/// <param name="SaveEveryEpochs">A checkpoint after every so many epochs; 0 for the last only.</param>
/// <param name="SaveStateEverySteps">A state to resume from after every so many steps; 0 for the end of epochs that are saved.</param>
public sealed record TrainingSection(
    int Epochs,
    int BatchSize,
    double LearningRate,
    double? TextEncoderLearningRate,
    int? NetworkDim,
    double? NetworkAlpha,
    int GradientAccumulation,
    string Optimizer,
    string Scheduler,
    string MixedPrecision,
    int Seed,
    int MaxTokenLength,
    int SaveEveryEpochs,
    int SaveStateEverySteps);
