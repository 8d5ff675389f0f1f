using System.Globalization;
using KohyaPrep.Core.Launches;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Cli.Output;

/// <summary>What came of a training, in a few lines.</summary>
internal static class TrainingResult
{
    public static void Write(Terminal terminal, LaunchPlan launch, RunResult result)
    {
        Verdict verdict = result.Verdict;
        terminal.Results.WriteLine(terminal.Bold(verdict.Summary));
        if (verdict.OwnError is { } error)
            terminal.Results.WriteLine($"  the trainer's own error: {error}");
        if (verdict.FileToBlame is { } file)
            terminal.Results.WriteLine($"  the file it names: {file}");
        if (result.LastStep is { } step)
        {
            string loss = result.Loss is { } value ? $", mean loss {value.ToString("0.###", CultureInfo.InvariantCulture)}" : "";
            terminal.Results.WriteLine($"  step {step} of {result.Progress.TotalSteps}{loss}, {Duration.Of(result.Duration)}");
        }

        foreach (string checkpoint in result.Checkpoints.TakeLast(1))
            terminal.Results.WriteLine($"  newest model: {ShownPath.Of(Path.Combine(launch.WorkingDirectory, checkpoint))}");
        // A state saved after the loss diverged is as worthless as the model.
        if (verdict.Kind is not (VerdictKind.Trained or VerdictKind.LossNaN) && result.ResumableState is { } state)
            terminal.Results.WriteLine($"  to go on from {Path.GetFileName(state)}: the same command with --resume");
        if (verdict.Kind != VerdictKind.Trained)
            terminal.Results.WriteLine($"  log: {ShownPath.Of(result.LogFile)}");
        if (!result.IsGone)
            terminal.Results.WriteLine("  a process of the training could not be ended; look for it with ps.");
    }
}
