namespace KohyaPrep.Core.Launches;

/// <summary>A number that the trainer announces before the first step.</summary>
public enum TrainerQuantity
{
    /// <summary>Training pictures times their repeats.</summary>
    TrainImages,
    ValidationImages,
    RegularisationImages,
    BatchesPerEpoch,
    Epochs,
    BatchSize,
    GradientAccumulationSteps,
    TotalSteps,
}
