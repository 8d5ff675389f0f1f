using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>
/// Lays a recipe's options over the settings. What the dataset file already says is replaced there, since it wins over the
/// training file; any other dataset option works from the training file, where the trainer looks last (config_util.py:447).
/// </summary>
internal static class OptionLayer
{
    private static readonly string[] Intervals =
        ["save_every_n_epochs", "save_every_n_steps", "sample_every_n_epochs", "sample_every_n_steps"];

    public static (List<SettingSection> Training, DatasetSettings Dataset) Over(
        List<SettingSection> training, DatasetSettings dataset, OptionSet options)
    {
        // max_train_epochs overrides max_train_steps in silence, so a recipe that names steps means those.
        if (options.Find("max_train_steps") is not null && options.Find("max_train_epochs") is null)
            training = Without(training, "max_train_epochs");
        List<Setting> further = [];
        foreach (Setting option in options.Settings)
        {
            if (Intervals.Contains(option.Name) && option.Value is SettingValue.Whole { Value: <= 0 })
                training = Without(training, option.Name);
            else if (dataset.All.Any(setting => setting.Name == DatasetKeys.NameOf(option.Name)))
                dataset = dataset.With(ForDataset(option));
            else if (training.Any(section => section.Settings.Any(setting => setting.Name == option.Name)))
                training = [.. training.Select(section => section with { Settings = Replace(section.Settings, option) })];
            else
                further.Add(option);
        }
        if (further.Count > 0)
            training.Add(new SettingSection("options", "Further options of the recipe.", further));
        return (training, dataset);
    }

    private static Setting ForDataset(Setting option)
    {
        string name = DatasetKeys.NameOf(option.Name);
        if (name != "resolution")
            return option with { Name = name };
        SettingValue size = DatasetTables.SizeFrom(option.Value.Shown) ?? throw new KohyaPrepException(
            $"{option.Origin}: 'resolution' takes a text such as \"512\" or \"512,768\", not '{option.Value}'.");
        return option with { Value = size };
    }

    private static Setting[] Replace(IReadOnlyList<Setting> settings, Setting setting) =>
        [.. settings.Select(other => other.Name == setting.Name ? setting : other)];

    private static List<SettingSection> Without(List<SettingSection> sections, string name) =>
        [.. sections.Select(section => section with { Settings = [.. section.Settings.Where(setting => setting.Name != name)] })];
}
