using KohyaPrep.Core.Configs;

namespace KohyaPrep.Cli.Output;

/// <summary>Settings for people: a line each with name, value and origin; below it who overrules it, and what it does.</summary>
internal static class SettingsText
{
    private const int WidestName = 34;
    private const int WidestValue = 30;
    private const int Indent = 4;

    public static void Write(Terminal terminal, IReadOnlyList<ExplainedSection> sections)
    {
        List<ExplainedSetting> settings = [.. sections.SelectMany(section => section.Settings)];
        int names = Math.Min(WidestName, settings.Select(setting => setting.Name.Length).DefaultIfEmpty(0).Max());
        int values = Math.Min(WidestValue, settings.Select(setting => setting.Value.Length).DefaultIfEmpty(0).Max());
        for (int i = 0; i < sections.Count; i++)
        {
            terminal.Results.WriteLine($"{(i == 0 ? "" : "\n")}{terminal.Bold(sections[i].Title)}");
            foreach (ExplainedSetting setting in sections[i].Settings)
                Write(terminal, setting, names, values);
        }
    }

    private static void Write(Terminal terminal, ExplainedSetting setting, int names, int values)
    {
        string start = $"  {setting.Name.PadRight(names)}  {setting.Value.PadRight(values)}  ";
        terminal.Results.WriteLine(start + terminal.Faint(TextColumns.Wrap(setting.Origin, start.Length, TextColumns.Width)));
        if (setting.Remark is { } remark)
            terminal.Results.WriteLine($"    {TextColumns.Wrap(remark, Indent, TextColumns.Width)}");
        // Its meaning stands where it is set.
        if (setting.Source != SettingSource.Trainer && setting.Meaning is { } meaning)
            terminal.Results.WriteLine($"    {terminal.Faint(TextColumns.Wrap(meaning, Indent, TextColumns.Width))}");
    }
}
