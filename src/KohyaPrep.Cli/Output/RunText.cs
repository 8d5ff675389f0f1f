using System.Globalization;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Cli.Output;

/// <summary>A run's record for people.</summary>
internal static class RunText
{
    public static string Word(RunState state) => state switch
    {
        RunState.Queued => "queued",
        RunState.Running => "running",
        RunState.Trained => "trained",
        RunState.Failed => "failed",
        RunState.Interrupted => "interrupted",
        RunState.Prepared => "prepared",
        _ => "cancelled",
    };

    public static void Write(Terminal terminal, RunStore store, RunRecord run)
    {
        TextWriter writer = terminal.Results;
        writer.WriteLine(terminal.Bold($"{run.Id}: {Word(run.State)}{(run.Resumes ? ", waits to be resumed" : "")}"));
        Row(writer, "recipe", ShownPath.Of(run.RecipeFile) + (run.Overrides.Count > 0 ? $" with {string.Join(", ", run.Overrides)}" : ""));
        Row(writer, "training", $"{run.Script}.py, {run.Route}, {run.Family}, {run.BaseModel ?? "no base model"}");
        Row(writer, "versions", $"kohyaprep {run.Versions.KohyaPrep}, catalogue {run.Versions.Catalogue}, sd-scripts {run.Versions.Trainer ?? "of an unknown version"}");
        if (run.DatasetHash is { } hash)
            Row(writer, "dataset", $"{store.ReadPart(run.Id, RunFolder.Dataset, RunJson.Default.DatasetFingerprint)?.Pictures.Count} pictures, {hash}");
        if (run.Place is not null)
            Row(writer, "place", PlaceText(run) + (run.State == RunState.Prepared ? $"; `kohyaprep runs import DIR|ZIP` takes back what came of it" : ""));
        foreach (RunAttempt attempt in run.Attempts)
            Row(writer, attempt.Number == 1 ? "started" : "resumed", AttemptText(attempt));
        foreach (RunCheckpoint model in run.Checkpoints)
            Row(writer, "model", $"{ShownPath.Of(store.PathIn(run.Id, model.Path))}{(model.Bytes > 0 ? ", " + Amount.Bytes(model.Bytes) : "")}{(model.Sha256 is { } sum ? ", sha256 " + sum[..16] + "…" : "")}");
        if (run.Samples.Count > 0)
            Row(writer, "samples", $"{run.Samples.Count}, in {ShownPath.Of(Path.GetDirectoryName(store.PathIn(run.Id, run.Samples[0].Path))!)}");
        if (run.Cost is { } cost)
            Row(writer, "took", Duration.Of(TimeSpan.FromSeconds(cost.Seconds)) + (cost.Gpu is { } card ? $" on {card}" : "") + (cost.Dollars is { } dollars ? string.Create(CultureInfo.InvariantCulture, $", about ${dollars:0.00} rented (estimate)") : ""));
        Row(writer, "folder", ShownPath.Of(store.FolderOf(run.Id)));
    }

    private static string PlaceText(RunRecord run) =>
        $"{Words.Title(Words.ToPlace(run.Place!))}, bundle {(run.Bundle is { } bundle ? ShownPath.Of(bundle) : "of an unknown folder")}";

    private static string AttemptText(RunAttempt attempt)
    {
        string end = attempt.Ended is { } ended ? $" to {ended.ToLocalTime():HH:mm:ss}" : ", still running";
        string from = attempt.ResumedFrom is { } state ? $" from {Path.GetFileName(state)}" : "";
        return $"{attempt.Started.ToLocalTime():yyyy-MM-dd HH:mm:ss}{end}{from}{(attempt.Summary is { } summary ? ": " + summary : "")}";
    }

    private static void Row(TextWriter writer, string name, string text) => writer.WriteLine($"  {name,-9} {text}");
}
