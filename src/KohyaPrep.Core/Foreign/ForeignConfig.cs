using KohyaPrep.Core.Gui;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Foreign;

/// <summary>Someone's files for the trainer, read and simulated: what the rules on configurations look at.</summary>
/// <param name="TrainingFile">The training file as the user would write it.</param>
/// <param name="DatasetFile">The dataset file as the user would write it; null where there is none.</param>
/// <param name="Request">What was simulated: script, both tables with their lines, root.</param>
/// <param name="Arguments">The options as the script has them, defaults included.</param>
/// <param name="Forecast">What the trainer does with them.</param>
public sealed record ForeignConfig(
    string TrainingFile,
    string? DatasetFile,
    SimulationRequest Request,
    TrainerArguments Arguments,
    TrainerForecast Forecast)
{
    /// <summary>What a setting's place is called where that is not the option's name: a field of the GUI, a key of a model's header.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>What the GUI made of its own file; null for files of another origin.</summary>
    public GuiConversion? Gui { get; init; }

    /// <summary>Whether the script is one that is simulated; of others the forecast knows the options only.</summary>
    public bool IsSimulated { get; init; } = true;
}
