using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Advice;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>status</c>: how far a workspace is.</summary>
internal static class StatusCommand
{
    private const string Description = """
        Says how far a workspace is: dataset, captions, edge maps, runs, scores, and what to do next. Changes nothing.

        Examples:
          kohyaprep status
          kohyaprep status punks.yaml --json
        """;

    public static Command Create(Terminal terminal)
    {
        WorkspaceArguments workspace = new();
        Option<bool> json = new("--json") { Description = "Print it as one JSON object (its form is in docs/advise.md)." };
        Command command = new("status", Description) { json };
        workspace.AddTo(command);
        command.SetAction(async (parse, cancellation) =>
        {
            (Recommendation? advice, WorkspaceFacts facts, IReadOnlyList<Finding> findings) = await workspace.AdviseAsync(parse, terminal, parse.GetValue(workspace.Workspace)!, checksOptions: false, cancellation);
            if (advice is null)
            {
                FindingText.Write(terminal.Results, findings);
                return (int)ExitCode.Findings;
            }

            if (parse.GetValue(json))
                StatusJson.Write(terminal.Results, facts, advice);
            else
                StatusText.Write(terminal, facts, advice);
            return (int)ExitCode.Done;
        });
        return command;
    }
}
