using System.CommandLine;
using KohyaPrep.Cli.Output;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>trainer</c>: the checkout of sd-scripts on this machine.</summary>
internal static class TrainerCommand
{
    public static Command Create(Terminal terminal) => new("trainer", "The checkout of sd-scripts that you have.")
    {
        TrainerScanCommand.Create(terminal),
    };
}
