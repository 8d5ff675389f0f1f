using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Forms;

/// <summary>What a recipe tells the trainer, in the common form.</summary>
public static class RecipeSettings
{
    /// <param name="files">What is written for the recipe.</param>
    public static TrainerSettings Of(string shown, TrainerFileSet files) => new()
    {
        File = shown,
        Form = SettingsForm.Recipe,
        Script = files.Script.Name,
        Training = [.. files.Training.SelectMany(section => section.Settings).Select(setting => new FormSetting(setting.Name, Node(setting), OriginOf(setting)))],
        Dataset = new ConfigNode.Table(
        [
            new("general", Table(files.Dataset.General)),
            new("datasets", new ConfigNode.Items([.. files.Dataset.Datasets.Select(tables => new ConfigNode.Table(
                [.. Table(tables.Dataset).Entries, new("subsets", new ConfigNode.Items([.. tables.Subsets.Select(Table)]))]))])),
        ]),
    };

    private static ConfigNode.Table Table(IReadOnlyList<Setting> settings) => new([.. settings.Select(setting => KeyValuePair.Create(setting.Name, Node(setting)))]);

    private static ConfigNode Node(Setting setting)
    {
        int line = setting.Origin.Kind == OriginKind.Recipe ? setting.Origin.Location.Line : 0;
        return ConfigNodes.Of(setting.Value) switch
        {
            ConfigNode.Text text => text with { Line = line },
            ConfigNode.Whole whole => whole with { Line = line },
            ConfigNode.Number number => number with { Line = line },
            ConfigNode.Flag flag => flag with { Line = line },
            ConfigNode.Items items => items with { Line = line },
            var other => other,
        };
    }

    private static string OriginOf(Setting setting) => setting.Origin.Kind == OriginKind.Derived ? $"worked out: {setting.Origin}" : setting.Origin.ToString();
}
