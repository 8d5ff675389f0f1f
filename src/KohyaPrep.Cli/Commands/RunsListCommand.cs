using System.CommandLine;
using System.Globalization;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>runs list</c>.</summary>
internal static class RunsListCommand
{
    private const string Description = """
        Lists the runs of this workspace, oldest first: how each came out, how far it came, its loss, and what tells it from others
        of its sweep. What was packed for another place is listed too, as prepared.

        Examples:
          kohyaprep runs list
          kohyaprep runs list --json
        """;

    public static Command Create(Terminal terminal)
    {
        Option<bool> json = new("--json") { Description = "Print a JSON array of the records (their form is in docs/runs.md)." };
        Command command = new("list", Description) { json };
        command.SetAction(parse =>
        {
            RunStore store = RunArgument.Store();
            IReadOnlyList<RunRecord> runs = store.List();
            if (parse.GetValue(json))
                terminal.Results.Write(RunRecordJson.Text(runs));
            else
                Write(terminal, store, runs);
            foreach (string id in store.Damaged())
                terminal.Say($"kohyaprep: {ShownPath.Of(store.PathIn(id, RunFolder.Record))}: the record cannot be read; the other files of the run lie beside it.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Write(Terminal terminal, RunStore store, IReadOnlyList<RunRecord> runs)
    {
        if (runs.Count == 0)
        {
            terminal.Say($"No runs under {ShownPath.Of(store.Root)} yet. `kohyaprep train RECIPE` makes one.");
            return;
        }

        int width = runs.Max(run => run.Id.Length);
        foreach (RunRecord run in runs)
        {
            string steps = run.Last?.LastStep is { } step ? string.Create(CultureInfo.InvariantCulture, $"step {step} of {run.PlannedSteps}") : run.PlannedSteps is { } planned ? $"{planned} steps" : "";
            string loss = run.Last?.Loss is { } value ? string.Create(CultureInfo.InvariantCulture, $"loss {value:0.####}") : "";
            string cause = run.State is RunState.Failed or RunState.Interrupted ? run.Last?.Cause ?? "" : "";
            string place = run.Place is { } name ? $"for {Words.Title(Words.ToPlace(name))}" : "";
            string sweep = string.Join(" ", run.Sweep.Select(pair => $"{pair.Key[(pair.Key.LastIndexOf('.') + 1)..]}={pair.Value}"));
            terminal.Results.WriteLine($"{run.Id.PadRight(width)}  {RunText.Word(run.State),-11}  {string.Join("  ", ((string[])[place, steps, loss, cause, sweep]).Where(text => text.Length > 0))}".TrimEnd());
        }
    }
}
