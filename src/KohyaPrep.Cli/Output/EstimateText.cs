using System.Globalization;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Cli.Output;

/// <summary>How long a run will take and what it will cost, always said to be an estimate.</summary>
internal static class EstimateText
{
    private static readonly string[] Shown = ["T4", "RTX 4090", "A100"];

    public static void Say(Terminal terminal, RunStore store, RunRecord run)
    {
        if (RunEstimate.FromPast(run, store.List(), other => SettingsOf(store, other)) is { } past)
        {
            terminal.Say($"estimate, {past.Basis}: {Text(past)}");
            return;
        }

        IEnumerable<string> cards = Shown.Select(name => Text(RunEstimate.FromTable(run, SettingsOf(store, run), GpuPrices.Find(name)!)));
        const string Beginning = "estimate, ";
        terminal.Say(Beginning + TextColumns.Wrap($"from a table of GPUs: {string.Join("; ", cards)}", Beginning.Length, terminal.IsInteractive ? TextColumns.Width : null));
    }

    public static string Text(RunEstimate estimate)
    {
        string card = estimate.Card is { } name ? $" on {name}" : "";
        string cost = estimate.Dollars is { } dollars ? string.Create(CultureInfo.InvariantCulture, $", about ${dollars:0.00} rented") : "";
        return $"about {Duration.Of(TimeSpan.FromSeconds(estimate.Seconds))}{card}{cost}";
    }

    public static IReadOnlyDictionary<string, string> SettingsOf(RunStore store, RunRecord run) =>
        store.ReadPart(run.Id, RunFolder.Settings, RunJson.Default.SortedDictionaryStringString) ?? [];
}
