using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>A recipe's options, with the types that the script gives them.</summary>
/// <param name="Settings">In the order written; of equal names only the last.</param>
public sealed record OptionSet(IReadOnlyList<Setting> Settings)
{
    // What these would say is worked out from the rest of the recipe, and the plan would be wrong if they said something else.
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["config_file"] = "the training file is written from the recipe",
        ["dataset_config"] = "the dataset file is written from the recipe",
        ["dataset_class"] = "the dataset file is written from the recipe",
        ["train_data_dir"] = "say 'dataset: images' instead",
        ["reg_data_dir"] = "the trainer ignores it beside a dataset file",
        ["in_json"] = "the metadata file is written from the recipe",
        ["conditioning_data_dir"] = "say 'dataset: edge_maps' instead",
        ["pretrained_model_name_or_path"] = "say 'model' instead",
        ["wandb_api_key"] = "a secret belongs in the environment (WANDB_API_KEY)",
        ["huggingface_token"] = "a secret belongs in the environment (HF_TOKEN)",
    };

    /// <summary>Why a recipe must not set this option; null when it may.</summary>
    public static string? WhyRefused(string name) => Refused.GetValueOrDefault(name);

    /// <exception cref="KohyaPrepException">An option that the script lacks, or a value that it cannot take.</exception>
    public static OptionSet Of(Recipe recipe, TrainerScript script)
    {
        OrderedDictionary<string, Setting> settings = new(StringComparer.Ordinal);
        foreach (RecipeOption given in recipe.Options)
        {
            if (OptionCatalogue.Current.Find(given.Name, script.Name) is not { } option)
            {
                string guess = OptionCatalogue.Current.Suggest(given.Name, script.Name) is { } near ? $" Did you mean '{near}'?" : "";
                throw new KohyaPrepException($"{given.Origin}: '{given.Name}' is not an option of {script.Name}.py.{guess}");
            }
            if (WhyRefused(given.Name) is { } why)
                throw new KohyaPrepException($"{given.Origin}: '{given.Name}' cannot be set here: {why}.");
            if (!OptionParser.TryParse(option, given, out SettingValue? value, out string? reason))
                throw new KohyaPrepException($"{given.Origin}: '{given.Name}' {reason}.");
            settings[given.Name] = new Setting(given.Name, value, given.Origin);
        }
        return new OptionSet([.. settings.Values]);
    }

    public Setting? Find(string name) => Settings.FirstOrDefault(setting => setting.Name == name);

    /// <summary>The text that the options give, or the recipe's own.</summary>
    public string TextOr(string name, string otherwise) => Find(name)?.Value is SettingValue.Text text ? text.Value : otherwise;

    public bool IsOn(string name) => Find(name)?.Value is SettingValue.Flag { Value: true };
}
