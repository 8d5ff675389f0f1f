using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Cli.Output;

/// <summary>Options for people: a few are explained in full, many are a line each.</summary>
internal static class OptionText
{
    private const int MostInFull = 3;
    private const int Indent = 12;
    private const int WidestName = 34;
    private const int WidestDefault = 14;

    /// <param name="script">The script that was asked for; null for all.</param>
    /// <param name="width">Columns to fill; null for one line each, however long.</param>
    public static void Write(Terminal terminal, OptionCatalogue catalogue, IReadOnlyList<OptionEntry> found, string? script, int? width)
    {
        if (found.Count > MostInFull)
        {
            Table(terminal, found, script, width);
            return;
        }

        for (int i = 0; i < found.Count; i++)
        {
            if (i > 0)
                terminal.Results.WriteLine();
            Full(terminal, catalogue, found[i], script, width);
        }
    }

    private static void Table(Terminal terminal, IReadOnlyList<OptionEntry> found, string? script, int? width)
    {
        int names = Math.Min(WidestName, found.Max(entry => entry.Name.Length));
        int defaults = Math.Min(WidestDefault, found.Max(entry => DefaultOf(entry, script).Length));
        int? left = width is { } columns ? Math.Max(20, columns - names - defaults - 4) : null;
        foreach (OptionEntry entry in found)
        {
            string fallback = TextColumns.Cut(DefaultOf(entry, script), WidestDefault).PadRight(defaults);
            string meaning = TextColumns.Cut(entry.Note?.Meaning ?? $"({entry.Rows[0].TypeInWords})", left);
            terminal.Results.WriteLine($"{terminal.Bold(entry.Name.PadRight(names))}  {terminal.Faint(fallback)}  {meaning}".TrimEnd());
        }

        terminal.Say($"{Amount.Of(found.Count, "option")}: name, default, meaning. A whole name gives all about one.");
    }

    private static void Full(Terminal terminal, OptionCatalogue catalogue, OptionEntry entry, string? script, int? width)
    {
        TrainerOption[] rows = [.. entry.Rows.Where(row => script is null || row.Scripts.Contains(script))];
        OptionNote? note = entry.Note;
        terminal.Results.WriteLine(terminal.Bold(entry.Name));
        if (note is not null)
            terminal.Results.WriteLine($"  {TextColumns.Wrap(note.Meaning, 2, width)}");
        Line("type", string.Join("; ", rows.Select(row => row.TypeInWords).Distinct()));
        Lines("default", PerScript(rows, row => Shown(row.Default)));
        if (rows.Any(row => row.Choices.Count > 0))
            Lines("choices", PerScript(rows, row => row.Choices.Count == 0 ? "any" : string.Join(", ", row.Choices.Select(choice => choice.Shown))));
        Line("usual", note?.Usual);
        Line("needs", string.Join(", ", note?.Needs ?? []));
        Line("conflicts", string.Join(", ", note?.Conflicts ?? []));
        Line("trap", note?.Trap);
        if (entry.DatasetKey is { } key)
            Line("dataset", key == entry.Name ? "may stand in the dataset file too" : $"called {key} in the dataset file");
        Line("since", note?.Since);
        Line("scripts", Scripts(catalogue, catalogue.ScriptsWith(entry.Name)));

        void Lines(string title, string[] texts)
        {
            for (int i = 0; i < texts.Length; i++)
                Line(i == 0 ? title : "", texts[i]);
        }

        void Line(string title, string? text)
        {
            if (!string.IsNullOrEmpty(text))
                terminal.Results.WriteLine($"  {terminal.Faint($"{title,-9}")} {TextColumns.Wrap(text, Indent, width)}");
        }
    }

    private static string DefaultOf(OptionEntry entry, string? script)
    {
        TrainerOption[] rows = [.. entry.Rows.Where(row => script is null || row.Scripts.Contains(script))];
        return rows.Select(row => row.Default).Distinct().Count() > 1 ? "by script" : Shown(rows[0].Default);
    }

    /// <summary>One text where the scripts agree; otherwise one for each group of them.</summary>
    private static string[] PerScript(TrainerOption[] rows, Func<TrainerOption, string> text)
    {
        IGrouping<string, TrainerOption>[] groups = [.. rows.GroupBy(text)];
        return groups.Length == 1
            ? [groups[0].Key]
            : [.. groups.Select(group => $"{group.Key} in {string.Join(", ", group.SelectMany(row => row.Scripts))}")];
    }

    private static string Scripts(OptionCatalogue catalogue, IReadOnlyList<string> having)
    {
        string[] without = [.. catalogue.Scripts.Except(having)];
        return without.Length == 0 ? $"all {catalogue.Scripts.Count}"
            : without.Length <= 6 && without.Length < having.Count ? $"all but {string.Join(", ", without)}"
            : string.Join(", ", having);
    }

    private static string Shown(SettingValue? value) => value?.Shown switch
    {
        null => "none",
        "" => "empty",
        { } text => text,
    };
}
