using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.DatasetFiles;
using KohyaPrep.Core.Trainer.Simulation.Loading;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>What the trainer will refuse of files that are written from a recipe, told from their settings, before there are pictures for it.</summary>
public static class RefusedFiles
{
    public static IReadOnlyList<TrainerFailure> Of(TrainerFileSet files)
    {
        WarningLog warnings = new();
        ScriptTraits traits = ScriptTraits.Of(files.Script.Name);
        try
        {
            TrainerArguments arguments = ArgumentChecks.Run(
                TrainerArguments.Of(files.Script.Name, Table(files.Training.SelectMany(section => section.Settings))), traits, warnings);
            SimulatedDataset[] datasets = [.. BlueprintReader.Read(DatasetOf(files), arguments, warnings).Select(blueprint => Filled(blueprint, warnings))];
            ReadyDatasetChecks.Run(arguments, traits, datasets, []);
            return LaterChecks.Of(arguments, datasets, []);
        }
        catch (TrainerStop stop)
        {
            return [stop.Failure];
        }
    }

    // As if all its pictures were there.
    private static SimulatedDataset Filled(DatasetBlueprint blueprint, WarningLog warnings)
    {
        SizeChecks.Interpolation(blueprint);
        if (blueprint.Form != SubsetForm.ControlPairs)
        {
            SizeChecks.Resolution(blueprint);
            SizeChecks.Buckets(blueprint, warnings);
        }

        SimulatedDataset dataset = new(blueprint) { Batches = 1 };
        dataset.Subsets.AddRange(blueprint.Subsets);
        return dataset;
    }

    private static ConfigNode.Table DatasetOf(TrainerFileSet files) => new(
    [
        new("general", Table(files.Dataset.General)),
        new("datasets", new ConfigNode.Items([.. files.Dataset.Datasets.Select(tables => new ConfigNode.Table(
            [.. Table(tables.Dataset).Entries, new("subsets", new ConfigNode.Items([.. tables.Subsets.Select(Table)]))]))])),
    ]);

    private static ConfigNode.Table Table(IEnumerable<Setting> settings) => new([.. settings.Select(setting => KeyValuePair.Create(setting.Name, ConfigNodes.Of(setting.Value)))]);
}
