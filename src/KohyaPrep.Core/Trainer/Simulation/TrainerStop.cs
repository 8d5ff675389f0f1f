namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>The trainer's exception, as the simulation meets it; caught once, in <see cref="TrainerSimulation"/>, and told as a value.</summary>
internal sealed class TrainerStop(TrainerFailure failure) : Exception(failure.Message)
{
    public TrainerFailure Failure { get; } = failure;

    public static TrainerStop InArguments(string type, string at, string message, string remedy) =>
        new(new TrainerFailure(type, "arguments", at, message, remedy));

    public static TrainerStop InDatasetFile(string type, string at, string message, string remedy) =>
        new(new TrainerFailure(type, "dataset_config", at, message, remedy));

    public static TrainerStop InDataset(string type, string at, string message, string remedy) =>
        new(new TrainerFailure(type, "dataset", at, message, remedy));

    public static TrainerStop InChecks(string type, string at, string message, string remedy) =>
        new(new TrainerFailure(type, "checks", at, message, remedy));
}
