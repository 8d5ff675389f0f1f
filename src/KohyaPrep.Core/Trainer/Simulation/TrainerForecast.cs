using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>What the trainer does with someone's files, up to the point where it loads the model.</summary>
public sealed record TrainerForecast
{
    /// <summary>All that can be said of a script that is not simulated.</summary>
    public static TrainerForecast OfOptions(TrainerArguments arguments) =>
        new() { Script = arguments.Script, UnknownKeys = arguments.UnknownKeys, Arguments = arguments, Warnings = [] };

    /// <summary>Without <c>.py</c>.</summary>
    public required string Script { get; init; }

    /// <summary>Keys of the training file that the script does not have and takes in silence, in ordinal order.</summary>
    public required IReadOnlyList<string> UnknownKeys { get; init; }

    /// <summary>The options as the script has them once it has looked at them; null where the training file could not be read.</summary>
    public TrainerArguments? Arguments { get; init; }

    /// <summary>Where it stops; null when it does not.</summary>
    public TrainerFailure? Failure { get; init; }

    /// <summary>
    /// Where it stops beyond what <see cref="Failure"/> covers: at pictures that a validation split without a seed may draw, and in the scripts' own
    /// checks after the datasets are ready.
    /// </summary>
    public IReadOnlyList<TrainerFailure> LaterFailures { get; init; } = [];

    /// <summary>Whether it finds no picture and ends without an error.</summary>
    public bool HasNoData { get; init; }

    /// <summary>Empty where it stops before they are ready.</summary>
    public IReadOnlyList<ForecastDataset> Datasets { get; init; } = [];

    /// <inheritdoc cref="Datasets"/>
    public IReadOnlyList<ForecastDataset> Validation { get; init; } = [];

    /// <summary>Of all datasets; null where it stops before.</summary>
    public long? Batches { get; init; }

    /// <summary>Null where it does not come to training.</summary>
    public long? StepsPerEpoch { get; init; }

    /// <inheritdoc cref="StepsPerEpoch"/>
    public long? MaxTrainSteps { get; init; }

    /// <summary>The places from which it warns, each once, in ordinal order: file and line at <see cref="OptionCatalogue.Commit"/>.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
