using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Configs;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Foreign;

/// <summary>Reads someone's training file and the dataset file that goes with it, and simulates the trainer on them.</summary>
public static class ForeignConfigReader
{
    private const string DatasetConfig = "dataset_config";

    /// <summary>Whether a file is one for the trainer by its name.</summary>
    public static bool IsTrainerFile(string path) => path.EndsWith(".toml", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="KohyaPrepException">
    /// Something that the command line names is missing, the script or the dataset cannot be simulated, or the file is a dataset file.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ForeignReading Read(ForeignRequest request, CancellationToken cancellation = default)
    {
        if (!Directory.Exists(request.RootFolder))
            throw new KohyaPrepException($"{request.Root}: there is no such folder. Give the one in which the trainer is started as --root.");
        ForeignFile training = ForeignFile.Read(request.Place(request.TrainingFile), request.TrainingFile);
        if (training.Root is null)
            return new ForeignReading(null, [training.Fault!], Suppressions.None);
        if (training.Root.Find("datasets") is ConfigNode.Items)
            throw new KohyaPrepException($"{request.TrainingFile}: this is a dataset file. Give the training file, and this one with --dataset-config.");
        ScriptGuess? guess = request.Script is null ? ScriptGuess.Of(training.Root) : null;
        (ForeignFile? dataset, Finding? missing) = ReadDataset(request, training.Root);
        if ((missing ?? dataset?.Fault) is { } fault)
            return new ForeignReading(null, [fault], Suppressions.None, guess);
        SimulationRequest simulated = new(guess?.Script ?? ScriptTraits.Of(ScriptTraits.NameOf(request.Script!)).Name, training.Root, dataset?.Root, request.RootFolder) { DatasetPath = request.DatasetFile };
        TrainerArguments arguments = TrainerArguments.Of(simulated.Script, training.Root);
        if (request.DatasetFile is { } given)
            arguments = arguments.With(DatasetConfig, new ConfigNode.Text(given));
        ForeignConfig config = new(training.Shown, dataset?.Shown, simulated, arguments, TrainerSimulation.Run(simulated, cancellation));
        return new ForeignReading(config, [], new Suppressions([.. training.Suppressions, .. dataset?.Suppressions ?? []]), guess);
    }

    /// <summary>The dataset file of the command line, or the training file's own; relative to where the trainer is started.</summary>
    private static (ForeignFile? File, Finding? Missing) ReadDataset(ForeignRequest request, ConfigNode.Table training)
    {
        if (request.DatasetFile is { } given)
            return (ForeignFile.Read(request.Place(given), given), null);
        if (TrainerArguments.Flatten(training).GetValueOrDefault(DatasetConfig) is not { } value)
            return (null, null);
        Location place = new(request.TrainingFile, value.Line);
        if (value is not ConfigNode.Text { Value: var named })
            return (null, TomlNotReadable.Rule.At(place, $"{DatasetConfig} is {ConfigNodeText.Of(value)}, which is no path.", "Write it as a text."));
        string path = Path.Combine(request.RootFolder, named);
        if (named.Contains('\0') || !File.Exists(path))
            return (null, TomlNotReadable.Rule.At(place, $"There is no dataset file '{named}'.", "Correct the path, or say with --root where the trainer is started."));
        return (ForeignFile.Read(path, Path.IsPathRooted(named) ? named : Location.In(request.Root ?? ".", named).Path), null);
    }
}
