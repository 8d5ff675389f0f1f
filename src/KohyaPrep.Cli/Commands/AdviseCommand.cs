using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Advice;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>advise</c>: the next step, with its price.</summary>
internal static class AdviseCommand
{
    private const string Description = """
        Says what to do next and what it costs: from the best score of the workspace, by a decision tree that you can edit. Each way to
        train is held against what is here (base model, GPU, pictures, edge maps); what your own runs reached and cost replaces the
        estimates. Estimates are those of people who trained such pictures; none is a promise.

        Examples:
          kohyaprep advise
          kohyaprep advise --score scores/v3.json --tried lora-512
          kohyaprep advise punks.yaml --result 78 --gpu-memory 12
          kohyaprep advise --print-book
          kohyaprep new --from advice
        """;

    public static Command Create(Terminal terminal)
    {
        WorkspaceArguments workspace = new();
        Option<bool> json = new("--json") { Description = "Print it as one JSON object (its form is in docs/advise.md)." };
        Option<bool> print = new("--print-book") { Description = "Print the book of advice that comes with the program, to be edited." };
        Command command = new("advise", Description) { json, print };
        workspace.AddTo(command);
        command.SetAction(async (parse, cancellation) =>
        {
            if (parse.GetValue(print))
            {
                terminal.Results.Write(AdviceBookReader.BuiltIn());
                return (int)ExitCode.Done;
            }

            (Recommendation? advice, WorkspaceFacts facts, IReadOnlyList<Finding> findings) = await workspace.AdviseAsync(parse, terminal, parse.GetValue(workspace.Workspace)!, checksOptions: true, cancellation);
            if (advice is null)
            {
                FindingText.Write(terminal.Results, findings);
                return (int)ExitCode.Findings;
            }

            if (parse.GetValue(json))
                AdviceJson.Write(terminal.Results, advice);
            else
                AdviceText.Write(terminal, advice, facts);
            return (int)ExitCode.Done;
        });
        return command;
    }
}
