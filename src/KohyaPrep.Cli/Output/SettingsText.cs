using KohyaPrep.Core.Configs;

namespace KohyaPrep.Cli.Output;

/// <summary>Settings for people: a line each with name, value and origin, and what is to be said of it below.</summary>
internal static class SettingsText
{
    private const int WidestName = 34;
    private const int WidestValue = 30;

    public static void Write(Terminal terminal, IReadOnlyList<ExplainedSection> sections)
    {
        List<ExplainedSetting> settings = [.. sections.SelectMany(section => section.Settings)];
        int names = Math.Min(WidestName, settings.Select(setting => setting.Name.Length).DefaultIfEmpty(0).Max());
        int values = Math.Min(WidestValue, settings.Select(setting => setting.Value.Length).DefaultIfEmpty(0).Max());
        for (int i = 0; i < sections.Count; i++)
        {
            terminal.Results.WriteLine($"{(i == 0 ? "" : "\n")}{terminal.Bold(sections[i].Title)}");
            foreach (ExplainedSetting setting in sections[i].Settings)
            {
                terminal.Results.WriteLine($"  {setting.Name.PadRight(names)}  {setting.Value.PadRight(values)}  {terminal.Faint(setting.Origin)}");
                if (setting.Remark is { } remark)
                    terminal.Results.WriteLine($"    {remark}");
            }
        }
    }
}
