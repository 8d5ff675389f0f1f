using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Configs;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Configs;

/// <summary>Reads someone's training file and the dataset file that goes with it, and simulates the trainer on them.</summary>
public static class ForeignConfigReader
{
    private const string DatasetConfig = "dataset_config";

    /// <summary>Whether a file is one for the trainer by its name.</summary>
    public static bool IsTrainerFile(string path) => path.EndsWith(".toml", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="KohyaPrepException">A file that the command line names is missing, the script is unknown, or the file is a dataset file.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ForeignReading Read(ForeignRequest request, CancellationToken cancellation = default)
    {
        ForeignFile training = ForeignFile.Read(Path.GetFullPath(request.TrainingFile), request.TrainingFile);
        if (training.Root is null)
            return new ForeignReading(null, [training.Fault!], Suppressions.None);
        if (training.Root.Find("datasets") is ConfigNode.Items)
            throw new KohyaPrepException($"{request.TrainingFile}: this is a dataset file. Give the training file, and this one with --dataset-config.");
        (ForeignFile? dataset, Finding? missing) = ReadDataset(request, training.Root);
        if (missing is not null || dataset?.Fault is not null)
            return new ForeignReading(null, [missing ?? dataset!.Fault!], Suppressions.None);
        return new ForeignReading(
            Simulate(request, training, dataset, cancellation), [], new Suppressions([.. training.Suppressions, .. dataset?.Suppressions ?? []]));
    }

    private static ForeignConfig Simulate(ForeignRequest request, ForeignFile training, ForeignFile? dataset, CancellationToken cancellation)
    {
        string script = ScriptOf(request.Script, training.Root!);
        SimulationRequest simulated = new(script, training.Root!, dataset?.Root, request.RootFolder);
        return new ForeignConfig(
            training.Shown, dataset?.Shown, simulated, TrainerArguments.Of(script, training.Root!), TrainerSimulation.Run(simulated, cancellation));
    }

    /// <summary>The dataset file of the command line, or the training file's own; relative to where the trainer is started.</summary>
    private static (ForeignFile? File, Finding? Missing) ReadDataset(ForeignRequest request, ConfigNode.Table training)
    {
        if (request.DatasetFile is { } given)
            return (ForeignFile.Read(Path.GetFullPath(given), given), null);
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

    private static string ScriptOf(string? given, ConfigNode.Table training)
    {
        if (given is null)
            return ScriptGuess.Of(training).Script;
        string name = Path.GetFileName(given);
        return ScriptTraits.Of(name.EndsWith(".py", StringComparison.Ordinal) ? name[..^3] : name).Name;
    }
}
