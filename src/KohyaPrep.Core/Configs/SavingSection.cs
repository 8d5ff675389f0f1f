using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>What is kept of a training, when and where.</summary>
internal static class SavingSection
{
    public static SettingSection Of(Recipe recipe, OptionSet options)
    {
        TrainingSection training = recipe.Training;
        string precision = options.TextOr("mixed_precision", training.MixedPrecision);
        SettingList list = new SettingList(recipe)
            .Derived("output_dir", SettingValue.Of(TrainerFileSet.ModelFolder), "where it is looked for")
            .FromRecipe("output_name", SettingValue.Of(recipe.Name), "name")
            .Derived("save_model_as", SettingValue.Of("safetensors"), "the safe format")
            .Derived("save_precision", SettingValue.Of(precision == "no" ? "float" : precision), "mixed_precision");
        // An interval of 0 dies after the first epoch (train_network.py:1694), so never is said by leaving it out.
        if (training.SaveEveryEpochs > 0)
            list.FromRecipe("save_every_n_epochs", SettingValue.Of((long)training.SaveEveryEpochs), "training.save_every_epochs")
                .FromRecipe("save_state", SettingValue.Of(true), "training.save_every_epochs")
                .Derived("save_last_n_epochs_state", SettingValue.Of(2L), "states are large, and the last two are enough");
        if (training.SaveStateEverySteps > 0)
        {
            // A state by steps comes with a checkpoint. This counts steps, not files: the last two of both stay.
            const string Key = "training.save_state_every_steps";
            list.FromRecipe("save_every_n_steps", SettingValue.Of((long)training.SaveStateEverySteps), Key)
                .Derived("save_last_n_steps", SettingValue.Of((long)training.SaveStateEverySteps), "the last two are enough to resume");
            if (training.SaveEveryEpochs <= 0)
                list.FromRecipe("save_state", SettingValue.Of(true), Key);
        }
        return new("saving", "What is kept. A state is what a run is resumed from.", list.Settings);
    }
}
