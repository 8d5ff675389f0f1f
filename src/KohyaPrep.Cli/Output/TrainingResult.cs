using System.Globalization;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Cli.Output;

/// <summary>What came of a training, in a few lines.</summary>
internal static class TrainingResult
{
    public static void Write(Terminal terminal, RunStore store, SupervisedResult supervised)
    {
        (RunRecord run, LaunchPlan launch, RunResult result, Diagnosis diagnosis) = supervised;
        TextWriter writer = terminal.Results;
        writer.WriteLine(terminal.Bold($"{run.Id}: {diagnosis.Summary}"));
        if (diagnosis.Error is { } error)
            writer.WriteLine($"  the trainer's own error: {error}");
        if (diagnosis.File is { } file)
            writer.WriteLine($"  the file it names: {file}");
        if (run.State != RunState.Trained && diagnosis.Cause is { } cause)
            writer.WriteLine($"  cause: {cause.Cause.Name}");
        if (run.State == RunState.Failed && diagnosis.Remedy is { } remedy)
            writer.WriteLine("  remedy: " + TextColumns.Wrap(remedy, "  remedy: ".Length, TextColumns.Width));
        if (run.Last?.LastStep is { } step)
        {
            string loss = result.Loss is { } value ? $", mean loss {value.ToString("0.###", CultureInfo.InvariantCulture)}" : "";
            string cost = run.Cost is { Dollars: { } dollars, Gpu: { } card } ? string.Create(CultureInfo.InvariantCulture, $", about ${dollars:0.00} on a rented {card} (estimate)") : "";
            writer.WriteLine($"  step {step} of {run.Last.TotalSteps}{loss}, {Duration.Of(result.Duration)}{cost}");
        }

        if (run.Checkpoints is [.., { } newest])
            writer.WriteLine($"  newest model: {ShownPath.Of(store.PathIn(run.Id, newest.Path))}");
        if (run.State != RunState.Trained && result.ResumableState is { } state)
            writer.WriteLine($"  to go on from {Path.GetFileName(state)}: kohyaprep runs resume {run.Id}");
        if (diagnosis.Traceback is { } traceback)
            writer.WriteLine(traceback);
        if (run.State != RunState.Trained)
            writer.WriteLine($"  log: {ShownPath.Of(launch.LogFile)}");
        if (!result.IsGone)
            writer.WriteLine("  a process of the training could not be ended; look for it with ps.");
    }
}
