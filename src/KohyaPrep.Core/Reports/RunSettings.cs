using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Reports;

/// <summary>The settings of a run: their values as the run recorded them, their origins as its recipe has them.</summary>
public static class RunSettings
{
    private const string Training = "training.", Dataset = "dataset.";

    /// <param name="files">What the recipe makes now; null when that cannot be said any more.</param>
    /// <param name="recorded">Name and value by <c>training.name</c> and <c>dataset.name</c>; null when nothing was recorded.</param>
    public static IReadOnlyList<ExplainedSection> Of(TrainerFileSet? files, IReadOnlyDictionary<string, string>? recorded)
    {
        IReadOnlyList<ExplainedSection> explained = files is null ? [] : SettingExplanation.OfRecipe(files, withDefaults: false);
        if (recorded is null)
            return explained;
        Dictionary<string, string> now = files is null ? [] : files.Training.SelectMany(section => section.Settings).Select(setting => (Key: Training + setting.Name, setting.Value.Shown))
            .Concat(files.Dataset.All.Select(setting => (Key: Dataset + setting.Name, setting.Value.Shown)))
            .GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Shown, StringComparer.Ordinal);
        List<ExplainedSection> sections =
        [
            .. explained.Select(section => section with { Settings = [.. section.Settings.Select(setting => Held(setting, KeyOf(section.Title, setting.Name))).OfType<ExplainedSetting>()] })
                .Where(section => section.Settings.Count > 0),
        ];
        ExplainedSetting[] others =
        [
            .. recorded.Where(pair => !now.ContainsKey(pair.Key) && (pair.Key.StartsWith(Training, StringComparison.Ordinal) || pair.Key.StartsWith(Dataset, StringComparison.Ordinal)))
                .Select(pair => new ExplainedSetting(pair.Key[(pair.Key.IndexOf('.', StringComparison.Ordinal) + 1)..], pair.Value, "recorded with the run")),
        ];
        if (others.Length > 0)
            sections.Add(new ExplainedSection(files is null ? "recorded with the run" : "no longer in the recipe", others));
        return sections;

        // Null for a setting that the run did not have.
        ExplainedSetting? Held(ExplainedSetting setting, string key) => !recorded.TryGetValue(key, out string? value) ? null
            : value == now[key] ? setting
            : setting with { Value = value, Origin = "recorded with the run", Remark = $"the recipe alone gives {now[key]}" };
    }

    private static string KeyOf(string title, string name) => (title.StartsWith(TrainerFileSet.DatasetPath, StringComparison.Ordinal) ? Dataset : Training) + name;
}
