using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Scans;
using KohyaPrep.Launching.Scans;

namespace KohyaPrep.Cli.Output;

/// <summary>What a scan found, for people: a line for each script, then what is otherwise than in the embedded catalogue.</summary>
internal static class ScanText
{
    private const int MostNames = 12;
    private const int Indent = 10;

    public static void Write(Terminal terminal, CheckoutReading reading, string file, CatalogueDifference difference)
    {
        OptionCatalogue catalogue = reading.Catalogue;
        terminal.Results.WriteLine($"{terminal.Bold(Name(catalogue))}, read with {reading.Python}");
        if (reading.Trouble is { } trouble)
            terminal.Results.WriteLine($"Running the scripts was given up: {trouble}.");
        int widest = reading.Scripts.Max(script => script.Name.Length);
        foreach (ScannedScript script in reading.Scripts)
        {
            string way = TextColumns.Wrap(Way(script), widest + 17, TextColumns.Width);
            terminal.Results.WriteLine($"  {script.Name.PadRight(widest)}  {Amount.Of(script.Options.Count, "option"),11}  {way}");
        }

        string[] standIns = [.. reading.Scripts.SelectMany(script => script.StandIns).Distinct().Order(StringComparer.Ordinal)];
        if (standIns.Length > 0)
            Line(terminal, "missing", $"{string.Join(", ", standIns)}: what this Python cannot import, so it got stand-ins");
        string rows = Amount.Of(catalogue.Options.Count, "row");
        Line(terminal, "found", $"{Amount.Of(catalogue.NameCount, "option")} of {Amount.Of(catalogue.Scripts.Count, "script")}, in {rows}");
        Line(terminal, "written", ShownPath.Of(file));
        Line(terminal, "use it", $"export {OptionCatalogue.Variable}={ShownPath.Of(file)}");
        Compare(terminal, difference);
    }

    private static void Compare(Terminal terminal, CatalogueDifference difference)
    {
        if (difference.IsNone)
        {
            terminal.Results.WriteLine($"The same as the embedded catalogue, {OptionCatalogue.Embedded.Version}.");
            return;
        }

        terminal.Results.WriteLine($"Otherwise than in the embedded catalogue, {OptionCatalogue.Embedded.Version}:");
        Names(terminal, "new", "script", difference.NewScripts);
        Names(terminal, "gone", "script", difference.GoneScripts);
        Names(terminal, "new", "option", difference.NewOptions);
        Names(terminal, "gone", "option", difference.GoneOptions);
        Names(terminal, "moved", "option", difference.Moved, " now in other scripts");
        foreach (OptionChange change in difference.Changes.Take(MostNames))
            Line(terminal, "changed", $"{change.Name}: {Change(change)} ({Some(change.Scripts, 3)})");
        if (difference.Changes.Count > MostNames)
            Line(terminal, "", $"and {Amount.Of(difference.Changes.Count - MostNames, "more change", "more changes")}; --json has all");
    }

    private static void Names(Terminal terminal, string title, string what, IReadOnlyList<string> names, string where = "")
    {
        if (names.Count > 0)
            Line(terminal, title, $"{Amount.Of(names.Count, what)}{where}: {Some(names, MostNames)}");
    }

    private static string Change(OptionChange change) => (change.Field, change.Before, change.After) switch
    {
        ("choices", "-", var come) => $"new choices {come}",
        ("choices", var gone, "-") => $"choices {gone} gone",
        _ => $"{change.Field} {change.Before} → {change.After}",
    };

    private static string Some(IReadOnlyList<string> names, int most) => names.Count <= most
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(most))} and {names.Count - most} more";

    private static string Name(OptionCatalogue catalogue)
    {
        string trainer = catalogue.Trainer.Length > 0 ? catalogue.Trainer : "sd-scripts";
        string version = catalogue.Version.Length > 0 ? catalogue.Version : "of unknown version";
        return $"{trainer} {version}{(catalogue.Date.Length > 0 ? $" ({catalogue.Date})" : "")}";
    }

    private static string Way(ScannedScript script)
    {
        string way = script.Way switch
        {
            ScanWay.Packages => "run",
            ScanWay.StandIns => $"run with {Amount.Of(script.StandIns.Count, "stand-in")}",
            ScanWay.Source => script.Reason is { } reason ? $"read from its text: {reason}" : "read from its text",
            _ => $"not found: {script.Reason}",
        };
        if (script.Unread.Count > 0)
            way += $"; not understood: {Some(script.Unread, 3)}";
        return script.Disagreements.Count > 0 ? $"{way}; its text shows otherwise: {Some(script.Disagreements, 5)}" : way;
    }

    private static void Line(Terminal terminal, string title, string text) =>
        terminal.Results.WriteLine($"  {terminal.Faint($"{title,-7}")} {TextColumns.Wrap(text, Indent, TextColumns.Width)}");
}
