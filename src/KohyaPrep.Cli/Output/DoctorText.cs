using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Cli.Output;

/// <summary>The doctor's answer for people: a line a topic, and under it what to do.</summary>
internal static class DoctorText
{
    public static void Write(Terminal terminal, IReadOnlyList<MachineLine> lines)
    {
        int width = lines.Max(line => line.Topic.Length);
        string indent = new(' ', width + 10);
        foreach (MachineLine line in lines)
        {
            string needed = line.Needed.Length == 0 ? "" : terminal.Faint($"  (needed: {line.Needed})");
            terminal.Results.WriteLine($"{Mark(terminal, line.Severity)}  {line.Topic.PadRight(width)}  {line.Found}{needed}");
            foreach (Finding finding in line.Findings)
            {
                terminal.Results.WriteLine($"{indent}{finding.Code} {finding.Message}");
                terminal.Results.WriteLine($"{indent}→ {finding.Remedy}");
            }
        }

        int errors = lines.Sum(line => line.Findings.Count(finding => finding.Severity == Severity.Error));
        terminal.Results.WriteLine(errors == 0
            ? terminal.Bold("Ready to train.")
            : terminal.Bold($"Not ready: {Amount.Of(errors, "thing")} in the way."));
    }

    public static string Word(Severity? severity) => severity switch
    {
        null => "ok",
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    private static string Mark(Terminal terminal, Severity? severity)
    {
        string word = (severity == Severity.Error ? "lacks" : Word(severity)).PadRight(7);
        string? colour = severity switch { null => "32", Severity.Error => "31", Severity.Warning => "33", _ => "36" };
        return terminal.UsesColour ? $"\e[{colour}m{word}\e[0m" : word;
    }
}
