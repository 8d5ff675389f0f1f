using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>runs resume</c>.</summary>
internal static class RunsResumeCommand
{
    private const string Description = """
        Goes on with a run that was interrupted or failed, from its newest whole state; a state that is half written is passed over.
        Its steps go on being counted, and it writes its models into a folder of their own, over nothing.

        Examples:
          kohyaprep runs resume latest
          kohyaprep runs resume 20261125-2145
        """;

    public static Command Create(Terminal terminal, Interrupts interrupts)
    {
        Argument<string> run = RunArgument.Create();
        Option<string?> gpus = new("--gpus") { Description = "The GPUs to use, such as 0,1.", HelpName = "LIST" };
        Command command = new("resume", Description) { run, gpus };
        command.SetAction(async (parse, _) =>
        {
            if (parse.GetValue(gpus) is { } cards)
                QueueWork.CardsOf(cards);
            RunStore store = RunArgument.Store();
            string id = RunResuming.Queue(terminal, store, Meant(store, parse.GetValue(run)!));
            return (int)await QueueWork.RunAsync(terminal, interrupts, store, [id], parse.GetValue(gpus));
        });
        return command;
    }

    /// <summary>The latest is the one that can be resumed.</summary>
    private static RunRecord Meant(RunStore store, string reference) =>
        (reference == "latest" ? store.List().LastOrDefault(run => run.State is RunState.Interrupted or RunState.Failed) : null) ?? store.Find(reference);
}
