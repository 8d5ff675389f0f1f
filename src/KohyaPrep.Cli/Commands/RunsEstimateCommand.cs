using System.CommandLine;
using System.Globalization;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>runs estimate</c>.</summary>
internal static class RunsEstimateCommand
{
    private const string Description = """
        Estimates how long a recorded or queued run takes on each of the common GPUs and what that costs rented, and here by what past
        runs took. All of it is an estimate; prices change every week.

        Examples:
          kohyaprep runs estimate latest
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> run = RunArgument.Create();
        Command command = new("estimate", Description) { run };
        command.SetAction(parse =>
        {
            RunStore store = RunArgument.Store();
            RunRecord record = store.Find(parse.GetValue(run)!);
            terminal.Results.WriteLine($"{record.Id}: {Amount.Of(record.PlannedSteps ?? 0, "step")}; estimates:");
            if (RunEstimate.FromPast(record, store.List(), other => EstimateText.SettingsOf(store, other)) is { } past)
                terminal.Results.WriteLine($"  {"here",-10} {Duration.Of(TimeSpan.FromSeconds(past.Seconds)),12}            {past.Basis}");
            foreach (GpuPrice card in GpuPrices.All)
            {
                RunEstimate estimate = RunEstimate.FromTable(record, EstimateText.SettingsOf(store, record), card);
                terminal.Results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {card.Name,-10} {Duration.Of(TimeSpan.FromSeconds(estimate.Seconds)),12}   ${estimate.Dollars,6:0.00}   {card.MemoryGib} GiB at ${card.DollarsPerHour:0.00} an hour"));
            }

            return (int)ExitCode.Done;
        });
        return command;
    }
}
