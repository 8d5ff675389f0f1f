using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Forms;

/// <summary>Follows <c>dataset_config</c>: the file belongs to what the trainer gets.</summary>
public static class DatasetLoader
{
    private const string DatasetConfig = "dataset_config";

    /// <summary>The settings with the dataset file that they name, or that is given.</summary>
    /// <param name="root">The folder in which the trainer is started; a file that is not there is looked for beside the settings.</param>
    /// <param name="given">A dataset file that wins over the one that the settings name; null for none.</param>
    /// <returns>A failed reading where the file is there and cannot be read; the same settings where there is none.</returns>
    /// <exception cref="KohyaPrepException">The given file is not there.</exception>
    public static SettingsReading With(TrainerSettings settings, string root, string? given)
    {
        string? named = given ?? (settings.Find(DatasetConfig)?.Value as ConfigNode.Text)?.Value;
        if (named is null || (given is null && settings.Dataset is not null) || named.Contains('\0'))
            return new SettingsReading(settings, []);
        string beside = Path.GetDirectoryName(Path.GetFullPath(settings.File)) ?? root;
        string? path = new[] { Path.Combine(root, named), Path.Combine(beside, named) }.FirstOrDefault(File.Exists);
        if (path is null)
            return given is null ? new SettingsReading(settings, []) : throw new KohyaPrepException($"{given}: there is no such file.");
        SettingsForm form = named.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? SettingsForm.Json : SettingsForm.Toml;
        SettingsReading read = SettingsReader.Read(path, new SettingsSource(named, FormOf(named, form)));
        return read.Settings is { } dataset
            ? new SettingsReading(settings with { Dataset = dataset.Dataset, DatasetFile = named }, []) { Suppressions = read.Suppressions }
            : read;
    }

    private static SettingsForm FormOf(string path, SettingsForm otherwise) =>
        Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml" ? SettingsForm.Yaml : otherwise;
}
