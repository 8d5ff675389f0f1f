using System.CommandLine;
using KohyaPrep.Cli.Output;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>runs</c>: what was trained, and what trains now.</summary>
internal static class RunsCommand
{
    public static Command Create(Terminal terminal, Interrupts interrupts) => new("runs", "The recorded runs of this workspace: list, compare, resume, stop, diagnose.")
    {
        RunsListCommand.Create(terminal),
        RunsShowCommand.Create(terminal),
        RunsDiffCommand.Create(terminal),
        RunsResumeCommand.Create(terminal, interrupts),
        RunsStopCommand.Create(terminal, interrupts),
        RunsLogsCommand.Create(terminal),
        RunsFindCommand.Create(terminal),
        RunsEstimateCommand.Create(terminal),
        RunsImportCommand.Create(terminal),
        RunsDiagnoseCommand.Create(terminal),
    };
}
