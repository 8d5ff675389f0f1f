using System.Text;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Launches.Places;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Cli.Commands;

/// <summary>Puts a run into the queue: its folder with all that is known before it starts.</summary>
internal static class NewRun
{
    /// <param name="overrides">What the command line set.</param>
    /// <param name="sweep">What tells it from the others of its sweep.</param>
    /// <exception cref="Core.KohyaPrepException">The folder cannot be written.</exception>
    public static RunRecord Queue(
        RunStore store, PreparationPlan plan, RunPlan run, IReadOnlyList<string> overrides, IReadOnlyList<KeyValuePair<string, string>> sweep, bool goesOn)
    {
        string id = store.NewId(plan.Recipe.Name, DateTimeOffset.Now);
        store.Write(id, RunFolder.Launch, RunJson.Bytes(LaunchOf(store, id, plan, run), RunJson.Indented.LaunchPlan));
        RunRecord record = Described(store, id, plan.Recipe, plan.Files!, run) with { Overrides = overrides, Sweep = SweepOf(sweep), GoesOnAfterFailure = goesOn };
        // The record comes last: a folder without one is no run, so a launcher that is killed here leaves no half of one.
        store.Write(record);
        return record;
    }

    /// <summary>Records a run that was packed for another place; packed anew into the same folder, it stays the same run until something came back.</summary>
    /// <param name="bundle">The bundle's folder, absolute.</param>
    /// <exception cref="Core.KohyaPrepException">The folder cannot be written.</exception>
    public static RunRecord Prepared(RunStore store, PlacedRun run, PlannedRun planned, string bundle)
    {
        RunRecord? older = store.List().LastOrDefault(record => record.State == RunState.Prepared && record.Bundle == bundle && record.RecipeFile == run.Recipe.File);
        string id = older?.Id ?? store.NewId(run.Recipe.Name, DateTimeOffset.Now);
        store.Write(id, RunFolder.Manifest, File.ReadAllBytes(Path.Combine(bundle, BundleManifest.Name)));
        RunRecord record = Described(store, id, run.Recipe, run.Files, run.Run) with
        {
            State = RunState.Prepared,
            Place = run.Recipe.Launch.Place,
            Bundle = bundle,
            Overrides = planned.Overrides,
            Sweep = SweepOf(planned.Sweep),
        };
        store.Write(record);
        return record;
    }

    /// <summary>Writes all that is known of a run before it starts, but for the record itself.</summary>
    private static RunRecord Described(RunStore store, string id, Recipe recipe, TrainerFileSet files, RunPlan run)
    {
        foreach (TrainerFile file in files.Files)
            store.Write(id, $"{RunFolder.TrainerFiles}/{file.Path}", Encoding.UTF8.GetBytes(file.Text));
        store.Write(id, RunFolder.Recipe, File.ReadAllBytes(recipe.File));
        store.Write(id, RunFolder.Settings, RunJson.Bytes(SettingsOf(files), RunJson.Indented.SortedDictionaryStringString));
        MemorySettings? memory = MemorySettingsReader.Read(files, run);
        using (StringWriter text = new())
        {
            PlanJson.Write(text, run, memory is null ? null : MemoryEstimator.Estimate(memory), RunPlanner.Schedule(recipe, files, run), null);
            store.Write(id, RunFolder.Plan, Encoding.UTF8.GetBytes(text.ToString()));
        }

        return new RunRecord
        {
            Id = id,
            Name = recipe.Name,
            RecipeFile = recipe.File,
            Created = DateTimeOffset.Now,
            State = RunState.Queued,
            Script = files.Script.Name,
            Route = Words.Of(recipe.Route),
            Family = Words.Of(recipe.Family),
            BaseModel = (files.Find("pretrained_model_name_or_path")?.Value as SettingValue.Text)?.Value,
            PlannedSteps = (int)Math.Min(run.Steps, int.MaxValue),
            StepsPerEpoch = (int)Math.Min(run.StepsPerEpoch, int.MaxValue),
            Versions = new RunVersions
            {
                KohyaPrep = typeof(NewRun).Assembly.GetName().Version?.ToString(3),
                Catalogue = OptionCatalogue.Current.Version,
            },
            MemoryAdvice = memory is null ? null : OutOfMemoryRemedy.Of(memory),
        };
    }

    private static SortedDictionary<string, string> SweepOf(IReadOnlyList<KeyValuePair<string, string>> sweep) => new(sweep.ToDictionary(), StringComparer.Ordinal);

    /// <summary>How the trainer of a run is started, with the paths of its folder.</summary>
    public static LaunchPlan LaunchOf(RunStore store, string id, PreparationPlan plan, RunPlan run) => RecipeLaunch.Of(plan.Recipe, plan.Files!, run, new RunPlace(
        store.PathIn(id, RunFolder.TrainerFiles), store.PathIn(id, RunFolder.Models), store.PathIn(id, RunFolder.Events), store.PathIn(id, RunFolder.Log(1))));

    private static SortedDictionary<string, string> SettingsOf(TrainerFileSet files)
    {
        SortedDictionary<string, string> settings = new(StringComparer.Ordinal);
        foreach (Setting setting in files.Training.SelectMany(section => section.Settings))
            settings[$"training.{setting.Name}"] = setting.Value.ToString()!;
        foreach (Setting setting in files.Dataset.All)
            settings[$"dataset.{setting.Name}"] = setting.Value.ToString()!;
        return settings;
    }
}
