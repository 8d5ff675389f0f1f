using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Launches;

/// <summary>The launch of a recipe's training on this machine.</summary>
public static class RecipeLaunch
{
    /// <summary>What stands in a printed command for the folder of sd-scripts when the recipe names none.</summary>
    public const string UnknownSdScripts = "sd-scripts";

    /// <param name="run">What the trainer will do.</param>
    /// <param name="place">Where a recorded run has its files; null for the recipe's output folder.</param>
    public static LaunchPlan Of(Recipe recipe, TrainerFileSet files, RunPlan run, RunPlace? place = null)
    {
        string scripts = recipe.Launch.SdScripts ?? Path.Combine(recipe.Folder, UnknownSdScripts);
        bool hasOwnModels = place is not null && !IsSet(recipe, "output_dir");
        string models = hasOwnModels ? place!.Models : Path.Combine(recipe.Output, TextOf(files, "output_dir") ?? TrainerFileSet.ModelFolder);
        string trainerFiles = place?.TrainerFiles ?? recipe.Output;
        LocalLaunch launch = new()
        {
            Python = recipe.Launch.Python is { } python ? InFolder(recipe, python) : PythonOf(scripts),
            SdScriptsFolder = scripts,
            Script = files.Script.Name + ".py",
            WorkingDirectory = recipe.Output,
            AccelerateConfig = Path.Combine(trainerFiles, TrainerFileSet.AcceleratePath),
            TrainingFile = Path.Combine(trainerFiles, TrainerFileSet.TrainingPath),
            DatasetFile = Path.Combine(trainerFiles, TrainerFileSet.DatasetPath),
            OutputFolder = models,
            OutputName = TextOf(files, "output_name") ?? recipe.Name,
            LogFile = place?.Log ?? Path.Combine(recipe.Output, TrainerFileSet.LogsFolder, "train.log"),
            ExtraArguments =
            [
                .. hasOwnModels ? ["--output_dir", models] : (string[])[],
                .. place is not null && !IsSet(recipe, "logging_dir") ? ["--logging_dir", place.Events] : (string[])[],
                .. place is not null && files.TextOf(TrainerFileSet.SamplePromptsPath) is not null
                    ? ["--sample_prompts", Path.Combine(trainerFiles, TrainerFileSet.SamplePromptsPath)]
                    : (string[])[],
            ],
        };
        return launch.ToPlan() with
        {
            SaveExtension = Path.GetExtension(run.Checkpoints[^1].Path) is { Length: > 0 } extension ? extension : "",
            ScheduledSave = Schedule(files),
            TotalSteps = Whole(run.Steps),
            StepsPerEpoch = Whole(run.StepsPerEpoch),
            CheckpointBytes = run.PeakBytes,
        };
    }

    private static bool IsSet(Recipe recipe, string option) => recipe.Options.Any(set => set.Name == option);

    /// <summary>The Python of the checkout's own environment; otherwise the one on the search path.</summary>
    public static string PythonOf(string scripts)
    {
        string[] places = OperatingSystem.IsWindows() ? [@"venv\Scripts\python.exe", @".venv\Scripts\python.exe"] : ["venv/bin/python", ".venv/bin/python"];
        return places.Select(place => Path.Combine(scripts, place)).FirstOrDefault(File.Exists) ?? (OperatingSystem.IsWindows() ? "python" : "python3");
    }

    /// <summary>A path of the recipe starts at its folder; a bare name is looked up by the system.</summary>
    private static string InFolder(Recipe recipe, string python) =>
        Path.GetFileName(python) == python ? python : Path.Combine(recipe.Folder, python);

    private static ScheduledSave Schedule(TrainerFileSet files)
    {
        if (files.Find("save_state")?.Value is not SettingValue.Flag { Value: true })
            return files.Find("save_state_on_train_end")?.Value is SettingValue.Flag { Value: true } ? new ScheduledSave.AtTheEnd() : new ScheduledSave.Never();
        int? epochs = files.Find("save_every_n_epochs")?.Value is SettingValue.Whole { Value: > 0 } every ? Whole(every.Value) : null;
        if (files.Find("save_every_n_steps")?.Value is SettingValue.Whole { Value: > 0 } steps)
            return new ScheduledSave.EverySteps(Whole(steps.Value), epochs);
        return epochs is { } number ? new ScheduledSave.EveryEpochs(number) : new ScheduledSave.AtTheEnd();
    }

    private static int Whole(long number) => (int)Math.Min(number, int.MaxValue);

    private static string? TextOf(TrainerFileSet files, string name) => files.Find(name)?.Value is SettingValue.Text text ? text.Value : null;
}
