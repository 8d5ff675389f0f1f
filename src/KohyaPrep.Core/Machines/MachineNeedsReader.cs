using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Machines;

/// <summary>Works out what a training asks of the machine.</summary>
public static class MachineNeedsReader
{
    public static MachineNeeds Read(Recipe recipe, TrainerFileSet files, RunPlan run) => new()
    {
        MixedPrecision = files.Find("mixed_precision")?.Value is SettingValue.Text text ? text.Value : "no",
        Family = recipe.Family,
        Processes = recipe.Launch.Processes,
        Packages = RequiredPackages.Of(files),
        Memory = MemorySettingsReader.Read(files, run) is { } settings ? MemoryEstimator.Estimate(settings) : null,
    };
}
