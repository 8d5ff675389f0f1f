using System.Text;

namespace KohyaPrep.Core.Trainer;

/// <summary>The page of the documentation on the trainer's options.</summary>
public static class OptionDocs
{
    /// <summary>Markdown: a section for each option with a note, then the names of the others.</summary>
    public static string Page(OptionCatalogue catalogue)
    {
        OptionEntry[] entries = [.. OptionSearch.Find(catalogue, null, [])];
        StringBuilder page = new($"""
            # The trainer's options

            What the common options of sd-scripts {catalogue.Version} mean. `kohyaprep config options WORD` searches them.


            """);
        foreach (OptionEntry entry in entries.Where(entry => entry.Note is not null))
            Append(page, catalogue, entry, entry.Note!);
        page.Append("## Without a note\n\n");
        foreach (OptionEntry entry in entries.Where(entry => entry.Note is null))
            page.Append("- `").Append(entry.Name).Append("`: ").Append(entry.Rows[0].TypeInWords).Append('\n');
        return page.ToString();
    }

    private static void Append(StringBuilder page, OptionCatalogue catalogue, OptionEntry entry, OptionNote note)
    {
        page.Append("## ").Append(entry.Name).Append("\n\n").Append(note.Meaning).Append("\n\n");
        Line("type", string.Join("; ", entry.Rows.Select(row => row.TypeInWords).Distinct()));
        Line("default", string.Join("; ", entry.Rows.Select(row => Shown(row.Default)).Distinct()));
        Line("choices", string.Join(", ", entry.Rows.SelectMany(row => row.Choices).Distinct().Select(choice => $"`{choice.Shown}`")));
        Line("usual", note.Usual);
        Line("needs", Names(note.Needs));
        Line("conflicts with", Names(note.Conflicts));
        Line("trap", note.Trap);
        Line("in a dataset file", entry.DatasetKey is { } key ? $"`{key}`" : null);
        Line("since", note.Since);
        IReadOnlyList<string> scripts = catalogue.ScriptsWith(entry.Name);
        Line("scripts", scripts.Count == catalogue.Scripts.Count ? "all" : string.Join(", ", scripts));
        page.Append('\n');

        void Line(string title, string? text)
        {
            if (!string.IsNullOrEmpty(text))
                page.Append("- ").Append(title).Append(": ").Append(text).Append('\n');
        }
    }

    private static string Shown(SettingValue? value) => value is null ? "none" : $"`{(value.Shown.Length == 0 ? "\"\"" : value.Shown)}`";

    private static string Names(IReadOnlyList<string> options) => string.Join(", ", options.Select(option => $"[{option}](#{option})"));
}
