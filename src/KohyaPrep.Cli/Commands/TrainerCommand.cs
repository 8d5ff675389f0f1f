using System.CommandLine;
using KohyaPrep.Cli.Output;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>trainer</c>: the checkout of sd-scripts on this machine.</summary>
internal static class TrainerCommand
{
    public static Command Create(Terminal terminal) => new("trainer", "The trainer on this machine: whether it would run, and what version it is.")
    {
        TrainerDoctorCommand.Create(terminal),
        TrainerScanCommand.Create(terminal),
    };
}
