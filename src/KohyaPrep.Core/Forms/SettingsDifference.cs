using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Forms;

/// <summary>What differs between two trainings, whatever forms and scripts they are of.</summary>
public static class SettingsDifference
{
    /// <returns>In ordinal order of names.</returns>
    public static IReadOnlyList<SettingDifference> Between(EffectiveSettings a, EffectiveSettings b)
    {
        List<SettingDifference> found = [];
        foreach (string name in a.Values.Keys.Union(b.Values.Keys).Order(StringComparer.Ordinal))
        {
            EffectiveSetting? first = a.Values.GetValueOrDefault(name);
            EffectiveSetting? second = b.Values.GetValueOrDefault(name);
            if (first?.Compared == second?.Compared)
                continue;
            // What only one script has, and leaves at its default, is a difference of the scripts and not of the settings.
            if ((first is null && second!.Origin is null) || (second is null && first!.Origin is null))
                continue;
            // A key of a dataset file that says no, beside settings that have no dataset file.
            if ((first ?? second)!.Compared == "false" && (first is null || second is null))
                continue;
            // Where the pictures come from is said by the dataset file's keys on the other side.
            if (name is "train_data_dir" or "reg_data_dir" or "in_json" && (first is null || second is null))
                continue;
            string? remark = (first, second) switch
            {
                (null, _) => Without(name, a.Script),
                (_, null) => Without(name, b.Script),
                _ => null,
            };
            found.Add(new SettingDifference(name, first, second, DefaultOf(first, second), MeaningOf(name), remark));
        }

        found.AddRange(Ignored(a, b, isFirst: true));
        found.AddRange(Ignored(b, a, isFirst: false));
        return [.. found.DistinctBy(difference => difference.Name).OrderBy(difference => difference.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<SettingDifference> Ignored(EffectiveSettings settings, EffectiveSettings other, bool isFirst)
    {
        foreach ((string name, EffectiveSetting setting) in settings.Ignored)
        {
            EffectiveSetting? same = other.Ignored.GetValueOrDefault(name);
            if (same?.Compared == setting.Compared || other.Values.GetValueOrDefault(name)?.Origin is not null)
                continue;
            yield return new SettingDifference(
                name, isFirst ? setting : same, isFirst ? same : setting, null, MeaningOf(name), $"Nothing reads it: {settings.Script}.py has no such option, or a dataset file takes its place.");
        }
    }

    private static string Without(string name, string script) => OptionCatalogue.Current.RowsOf(name).Any()
        ? $"{script}.py has no such option."
        : "A key of dataset files; the other has no dataset file that says it.";

    private static string? DefaultOf(EffectiveSetting? a, EffectiveSetting? b) => (a, b) switch
    {
        ({ Origin: null }, { Origin: null }) => "both",
        ({ Origin: null }, _) => "a",
        (_, { Origin: null }) => "b",
        _ => null,
    };

    private static string? MeaningOf(string name) => (OptionNotes.Find(name) ?? OptionNotes.Find(DatasetKeys.OptionOf(name)))?.Meaning;
}
