using System.CommandLine;
using KohyaPrep.Cli.Output;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>trainer</c>: the checkout of sd-scripts on this machine.</summary>
internal static class TrainerCommand
{
    public static Command Create(Terminal terminal) => new("trainer", "The trainer on this machine: whether it would run, how to get it, and what options it has.")
    {
        TrainerDoctorCommand.Create(terminal),
        TrainerInstallCommand.Create(terminal),
        TrainerScanCommand.Create(terminal),
    };
}
