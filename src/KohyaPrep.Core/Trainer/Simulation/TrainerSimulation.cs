using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.DatasetFiles;
using KohyaPrep.Core.Trainer.Simulation.Folders;
using KohyaPrep.Core.Trainer.Simulation.Loading;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>Goes the trainer's own way through someone's files, up to the point where it would load the model.</summary>
public sealed class TrainerSimulation
{
    private readonly SimulationRequest request;
    private readonly CancellationToken cancellation;
    private readonly ScriptTraits traits;
    private readonly WarningLog warnings = new();
    private readonly TrainerFolder disk;
    private readonly List<SimulatedDataset> datasets = [];
    private readonly List<SimulatedDataset> validation = [];
    private readonly List<TrainerFailure> possible = [];
    private TrainerArguments arguments;

    private TrainerSimulation(SimulationRequest request, CancellationToken cancellation)
    {
        this.request = request;
        this.cancellation = cancellation;
        traits = ScriptTraits.Of(request.Script);
        disk = new TrainerFolder(Path.GetFullPath(request.Root));
        arguments = TrainerArguments.Of(request.Script, request.Training);
        if (request.DatasetPath is { } path)
            arguments = arguments.With("dataset_config", new ConfigNode.Text(path));
    }

    /// <exception cref="KohyaPrepException">The script cannot be simulated.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TrainerForecast Run(SimulationRequest request, CancellationToken cancellation = default) =>
        new TrainerSimulation(request, cancellation).Run();

    private TrainerForecast Run()
    {
        TrainerFailure? failure = null;
        bool isReady = false;
        try
        {
            arguments = ArgumentChecks.Run(arguments, traits, warnings);
            BuildDatasets();
            isReady = true;
            ReadyDatasetChecks.Run(arguments, traits, datasets, validation);
        }
        catch (TrainerStop stop)
        {
            failure = stop.Failure;
        }

        TrainerForecast forecast = new()
        {
            Script = request.Script,
            UnknownKeys = arguments.UnknownKeys,
            Arguments = arguments,
            Failure = failure,
            Warnings = warnings.Places,
        };
        return isReady ? WithSteps(forecast) : forecast;
    }

    private TrainerForecast WithSteps(TrainerForecast forecast)
    {
        long batches = datasets.Sum(dataset => dataset.Batches);
        forecast = forecast with
        {
            Datasets = [.. datasets.Select(dataset => dataset.ToForecast())],
            Validation = [.. validation.Select(dataset => dataset.ToForecast())],
            Batches = batches,
            HasNoData = forecast.Failure is null && batches == 0,
        };
        return forecast.Failure is not null || forecast.HasNoData
            ? forecast
            : TrainingLength.Of(arguments, batches, request.Processes, forecast) with
            {
                LaterFailures = [.. possible.Distinct(), .. LaterChecks.Of(arguments, datasets, validation)],
            };
    }

    private void BuildDatasets()
    {
        if (arguments.Find("dataset_class") is not null)
            throw new KohyaPrepException("dataset_class hands the dataset to a class of its own, which cannot be simulated. Remove it to plan.");
        ConfigNode.Table file = request.Dataset
            ?? (arguments.Find("dataset_config") is { } path ? DatasetConfigFile.Read(path, disk, warnings) : DatasetFileOfFolders());
        LoadContext context = new(
            disk, traits.AlwaysKnowsLatents || arguments.IsOn("cache_latents") ? traits.LatentSuffix : null, warnings, cancellation);
        IReadOnlyList<DatasetBlueprint> blueprints = BlueprintReader.Read(file, arguments, warnings);
        foreach (DatasetBlueprint blueprint in blueprints)
            datasets.Add(Load(blueprint, isTraining: true, context));
        foreach (DatasetBlueprint blueprint in blueprints)
        {
            if (blueprint.ValidationSplit is < 0 or > 1)
                warnings.Add("config_util.py:498");
            else if (blueprint.ValidationSplit != 0)
                validation.Add(Load(blueprint, isTraining: false, context));
        }

        possible.AddRange(context.Possible);
        foreach (SimulatedDataset dataset in datasets.Concat(validation))
            BucketMaker.Run(dataset, context);
        if (datasets.Count == 0)
        {
            throw TrainerStop.InDataset("AssertionError", "library/train_util.py:2587", "The dataset file has no dataset.",
                "Write a [[datasets]] table with a [[datasets.subsets]] table in it.");
        }
    }

    private ConfigNode.Table DatasetFileOfFolders() => DatasetKeys.FormsOf(request.Script) switch
    {
        [SubsetForm.ControlPairs] => RepeatFolders.ControlPairs(arguments, disk),
        [SubsetForm.Metadata] => RepeatFolders.Metadata(arguments),
        [SubsetForm.DreamBooth] => RepeatFolders.DreamBooth(arguments, disk, warnings),
        _ when arguments.Find("in_json") is not null => RepeatFolders.Metadata(arguments),
        _ => RepeatFolders.DreamBooth(arguments, disk, warnings),
    };

    private static SimulatedDataset Load(DatasetBlueprint blueprint, bool isTraining, LoadContext context) => blueprint.Form switch
    {
        SubsetForm.ControlPairs => ControlPairLoader.Load(blueprint, context),
        SubsetForm.Metadata => MetadataLoader.Load(blueprint, context),
        _ => DreamBoothLoader.Load(blueprint, isTraining, context),
    };
}
