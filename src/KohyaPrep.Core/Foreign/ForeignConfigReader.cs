using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Rules.Configs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Foreign;

/// <summary>Reads someone's training file and the dataset file that goes with it, and simulates the trainer on them.</summary>
public static class ForeignConfigReader
{
    private const string DatasetConfig = "dataset_config";

    /// <summary>Whether a file holds settings for the trainer, in any form but a recipe; one that is not there is taken for what its name says.</summary>
    /// <param name="form">What the user says that it is; null for nothing.</param>
    public static bool IsTrainerFile(string path, SettingsForm? form = null) => (form, Path.GetExtension(path).ToLowerInvariant()) switch
    {
        ({ } given, _) => given != SettingsForm.Recipe,
        (_, ".toml" or ".json" or ".safetensors") => true,
        _ => File.Exists(path) && IsSettings(SettingsReader.Open(Path.GetFullPath(path), new SettingsSource(path))),
    };

    // What is no text at all is left to the reader of recipes, which says so.
    private static bool IsSettings((SettingsForm Form, byte[] Bytes) file) =>
        file.Form == SettingsForm.Lora || (file.Form != SettingsForm.Recipe && Utf8Fault.Find(file.Bytes) is null);

    /// <exception cref="KohyaPrepException">
    /// Something that the command line names is missing, the script or the dataset cannot be simulated, or the file is a dataset file.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ForeignReading Read(ForeignRequest request, CancellationToken cancellation = default)
    {
        if (!Directory.Exists(request.RootFolder))
            throw new KohyaPrepException($"{request.Root}: there is no such folder. Give the one in which the trainer is started as --root.");
        SettingsReading training = SettingsReader.Read(request.Place(request.TrainingFile), request.Source);
        return training.Settings is { } settings ? Of(settings, training.Suppressions, request, cancellation) : new ForeignReading(null, training.Findings, Suppressions.None);
    }

    private static ForeignReading Of(TrainerSettings settings, IReadOnlyList<Suppression> suppressions, ForeignRequest request, CancellationToken cancellation)
    {
        if (settings is { Training.Count: 0, Dataset: not null })
            throw new KohyaPrepException($"{request.TrainingFile}: this is a dataset file. Give the training file, and this one with --dataset-config.");
        ConfigNode.Table training = settings.TrainingTable;
        string? script = request.Script ?? settings.Script;
        ScriptGuess? guess = script is null ? ScriptGuess.Of(training) : null;
        (ForeignFile? dataset, Finding? missing) = settings.Dataset is not null && request.DatasetFile is null ? (null, null) : ReadDataset(request, training);
        if ((missing ?? dataset?.Fault) is { } fault)
            return new ForeignReading(null, [fault], Suppressions.None, guess);
        string name = guess?.Script ?? ScriptTraits.NameOf(script!);
        bool isSimulated = !OptionCatalogue.Current.Scripts.Contains(name) || ScriptTraits.Names.Contains(name);
        SimulationRequest simulated = new(name, training, dataset?.Root ?? (request.DatasetFile is null ? settings.Dataset : null), request.RootFolder) { DatasetPath = request.DatasetFile };
        TrainerArguments arguments = TrainerArguments.Of(simulated.Script, training);
        if (request.DatasetFile is { } given)
            arguments = arguments.With(DatasetConfig, new ConfigNode.Text(given));
        string? datasetFile = dataset?.Shown ?? (simulated.Dataset is null ? null : settings.File);
        TrainerForecast forecast = isSimulated ? TrainerSimulation.Run(simulated, cancellation) : TrainerForecast.OfOptions(arguments);
        ForeignConfig config = new(settings.File, datasetFile, simulated, arguments, forecast)
        {
            Gui = settings.Gui,
            Fields = settings.Training.Where(setting => setting.Field is not null).ToDictionary(setting => setting.Name, setting => setting.Field!, StringComparer.Ordinal),
            IsSimulated = isSimulated,
        };
        return new ForeignReading(config, [], new Suppressions([.. suppressions, .. dataset?.Suppressions ?? []]), guess);
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
