using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Changes;

namespace KohyaPrep.Cli.Commands;

/// <summary>Takes the last change in a folder back.</summary>
internal static class UndoWork
{
    /// <param name="root">The folder whose history it is.</param>
    /// <param name="command">What the change must have been made by: what somebody else did is not taken back unasked.</param>
    /// <exception cref="KohyaPrepException">There is no such change, or it cannot be taken back.</exception>
    public static ExitCode Run(Terminal terminal, string root, string command, bool force, bool isDry, CancellationToken cancellation)
    {
        string shown = ShownPath.Of(root);
        ChangeHistory history = new(root);
        if (history.IsInterrupted)
        {
            if (isDry)
            {
                terminal.Say($"kohyaprep: a change in {shown} was interrupted; it would be taken back.");
                return ExitCode.Done;
            }

            if (history.Recover())
            {
                terminal.Say($"kohyaprep: a change in {shown} was interrupted; everything is as it was before.");
                return ExitCode.Done;
            }
        }

        ChangeEntry last = history.Last() ?? throw new KohyaPrepException($"{shown}: there is nothing to take back.");
        if (last.Command != command)
            throw new KohyaPrepException($"{shown}: the last change there was made by `{last.Command}`. Take it back with `{UndoOf(last.Command)}` first.");
        ChangeSet set = history.UndoOf(last, force);
        foreach (FileChange change in set.Changes)
            terminal.Results.WriteLine(HistoryText.LineOf(change));
        if (!isDry)
            ProgressBar.Run(terminal, "taking back", progress => history.Apply(set, DateTimeOffset.Now, progress, cancellation));
        terminal.Say($"kohyaprep: number {last.Number}, {HistoryText.Title(last)}, {(isDry ? "would be" : "was")} taken back.");
        return ExitCode.Done;
    }

    private static string UndoOf(string command) => command.StartsWith("check", StringComparison.Ordinal) ? "check FOLDER --undo" : "caption undo FOLDER";
}
