using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Pages;

namespace KohyaPrep.Core.Reports;

/// <summary>Settings with their origins, and what differs between runs.</summary>
internal static class SettingPart
{
    public static void Write(HtmlWriter html, IReadOnlyList<ReportedRun> runs)
    {
        foreach (ReportedRun run in runs.Where(run => run.Settings.Count > 0))
        {
            using (PagePart.Section(html, runs.Count > 1 ? $"Settings of {run.ShortName}" : "Settings and where they came from"))
            using (html.Box("div", "settings"))
            {
                foreach (ExplainedSection section in run.Settings)
                {
                    html.Leaf("h3", section.Title);
                    PagePart.Table(html, ["option", "value", "origin"], section.Settings.Select(setting => (IReadOnlyList<string>)
                        [setting.Name, setting.Value, setting.Remark is { } remark ? $"{setting.Origin}; {remark}" : setting.Origin]));
                }
            }
        }
    }

    public static void WriteDifferences(HtmlWriter html, IReadOnlyList<ReportedRun> runs)
    {
        Dictionary<string, ExplainedSetting>[] values = [.. runs.Select(run => run.Settings
            .SelectMany(section => section.Settings.Select(setting => (Key: $"{FileOf(section.Title)}{setting.Name}", Setting: setting)))
            .GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Setting, StringComparer.Ordinal))];
        List<string> differing = [.. values.SelectMany(one => one.Keys).Distinct()
            .Where(key => values.Select(one => one.GetValueOrDefault(key)?.Value).Distinct().Count() > 1)
            .Order(StringComparer.Ordinal)];
        using (PagePart.Section(html, "What differs"))
        {
            if (differing.Count == 0)
                html.Leaf("p", "No setting differs.");
            else
                PagePart.Table(html, ["option", .. runs.Select(run => run.ShortName)], differing.Select(key => (IReadOnlyList<string>)[key, .. values.Select(one => one.GetValueOrDefault(key)?.Value ?? "not set")]));
        }
    }

    // The two files may have settings of one name.
    private static string FileOf(string title) => title.StartsWith(TrainerFileSet.DatasetPath, StringComparison.Ordinal) ? "dataset " : "";
}
