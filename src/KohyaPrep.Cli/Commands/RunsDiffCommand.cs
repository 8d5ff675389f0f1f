using System.CommandLine;
using System.Globalization;
using System.Text;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>runs diff</c>.</summary>
internal static class RunsDiffCommand
{
    private const string Description = """
        Compares two runs: settings, captions and pictures that changed, and what came of it.

        Examples:
          kohyaprep runs diff 20261125-2145 latest
          kohyaprep runs diff punks cats --json
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> first = RunArgument.Create("A"), second = RunArgument.Create("B");
        Option<bool> json = new("--json") { Description = "Print one JSON object: settings, captions, changedPictures, removedPictures, addedPictures." };
        Command command = new("diff", Description) { first, second, json };
        command.SetAction(parse =>
        {
            RunStore store = RunArgument.Store();
            RunRecord a = store.Find(parse.GetValue(first)!), b = store.Find(parse.GetValue(second)!);
            RunDifference difference = RunDifference.Between(store, a, b);
            if (parse.GetValue(json))
                terminal.Results.Write(Encoding.UTF8.GetString(RunJson.Bytes(difference, RunJson.Indented.RunDifference)));
            else
                Write(terminal, a, b, difference);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Write(Terminal terminal, RunRecord a, RunRecord b, RunDifference difference)
    {
        TextWriter writer = terminal.Results;
        writer.WriteLine(terminal.Bold($"{a.Id} → {b.Id}"));
        if (difference.IsEmpty)
            writer.WriteLine("  the same settings, captions and pictures");
        foreach (Change setting in difference.Settings)
            writer.WriteLine($"  {setting.Name}: {setting.Before ?? "(not set)"} → {setting.After ?? "(not set)"}");
        foreach (Change caption in difference.Captions)
            writer.WriteLine($"  caption of {caption.Name}:\n    - {caption.Before}\n    + {caption.After}");
        WriteAll(writer, "picture changed", difference.ChangedPictures);
        WriteAll(writer, "picture removed", difference.RemovedPictures);
        WriteAll(writer, "picture added", difference.AddedPictures);
        writer.WriteLine($"  outcome: {Outcome(a)} → {Outcome(b)}");
    }

    private static void WriteAll(TextWriter writer, string what, IEnumerable<string> pictures)
    {
        foreach (string picture in pictures)
            writer.WriteLine($"  {what}: {picture}");
    }

    private static string Outcome(RunRecord run) => RunText.Word(run.State)
        + (run.Last?.LastStep is { } step ? string.Create(CultureInfo.InvariantCulture, $" at step {step}") : "")
        + (run.Last?.Loss is { } loss ? string.Create(CultureInfo.InvariantCulture, $", loss {loss:0.####}") : "");
}
