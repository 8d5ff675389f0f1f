using System.CommandLine;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Cli.Commands;

/// <summary>The option that decides which findings make a run fail.</summary>
internal static class FailOn
{
    public static Option<string> Option()
    {
        Option<string> option = new("--fail-on")
        {
            Description = "End with exit code 1 when a finding is at least this grave: error, warning or info.",
            DefaultValueFactory = _ => "error",
            HelpName = "SEVERITY",
        };
        option.AcceptOnlyFromAmong("error", "warning", "info");
        return option;
    }

    public static ExitCode CodeFor(string severity, IReadOnlyList<Finding> findings)
    {
        Severity limit = severity switch { "error" => Severity.Error, "warning" => Severity.Warning, _ => Severity.Info };
        return FindingCounts.Of(findings).Reaches(limit) ? ExitCode.Findings : ExitCode.Done;
    }
}
