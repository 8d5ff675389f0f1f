using System.CommandLine;
using KohyaPrep.Cli.Output;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>manifest</c>: training sets that are prepared in parts.</summary>
internal static class ManifestCommand
{
    public static Command Create(Terminal terminal)
    {
        Command command = new("manifest", "Prepares large sets in parts: scripts for the machines that make them, and joining what they made.");
        command.Subcommands.Add(ManifestMergeCommand.Create(terminal));
        command.Subcommands.Add(ManifestArrayCommand.Create(terminal));
        return command;
    }
}
