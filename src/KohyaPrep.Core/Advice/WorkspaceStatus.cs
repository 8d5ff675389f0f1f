using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Core.Advice;

/// <summary>Tells how far a workspace is, part by part.</summary>
public static class WorkspaceStatus
{
    public static IReadOnlyList<StatusLine> Of(WorkspaceFacts facts) => [Dataset(facts), Captions(facts), Edges(facts), Prepared(facts), Runs(facts), Scores(facts)];

    private static StatusLine Dataset(WorkspaceFacts facts)
    {
        if (facts.Plan is not { } plan)
            return new StatusLine("dataset", facts.DatasetTrouble ?? "no recipe names one", 0, 0);
        List<ImageFacts> pictures = [.. plan.Dataset.PicturesRead()];
        int whole = pictures.Count(picture => picture.Readability == Readability.Whole);
        string found = FindingCounts.Of(plan.Findings) is { All: > 0 } counts ? $"; {counts}" : "";
        return new StatusLine("dataset", $"{Counted(pictures.Count, "picture")} in {plan.Dataset.Shown}{found}", whole, pictures.Count);
    }

    private static StatusLine Captions(WorkspaceFacts facts)
    {
        if (facts.Plan is not { } plan)
            return new StatusLine("captions", "none read", 0, 0);
        int kept = plan.Captions.Count(CaptionSource.Kept), written = plan.Captions.Count(CaptionSource.Written), none = plan.Captions.Count(CaptionSource.None);
        string[] parts =
        [
            $"{kept} lie there",
            .. written > 0 ? [$"{written} written by the template"] : (string[])[],
            .. none > 0 ? [$"{none} missing"] : (string[])[],
        ];
        return new StatusLine("captions", string.Join(", ", parts), kept + written, kept + written + none);
    }

    private static StatusLine Edges(WorkspaceFacts facts)
    {
        int pictures = facts.Plan?.Captions.Captions.Count ?? 0;
        bool areNeeded = facts.Recipe?.Route is Route.ControlNet or Route.ControlNetLllite;
        string text = facts.EdgeMaps == 0 ? "none" : $"{facts.EdgeMaps} of {pictures} lie ready";
        return new StatusLine("edges", areNeeded ? text : $"{text}; the recipe needs none", facts.EdgeMaps, pictures);
    }

    private static StatusLine Prepared(WorkspaceFacts facts)
    {
        int pictures = facts.Plan?.Captions.Captions.Count ?? 0;
        return facts.PreparedPictures is { } made
            ? new StatusLine("prepared", $"{made} of {Counted(pictures, "picture")}", made, pictures)
            : new StatusLine("prepared", "not yet", 0, pictures);
    }

    private static StatusLine Runs(WorkspaceFacts facts)
    {
        if (facts.Runs.Count == 0)
            return new StatusLine("runs", "none", 0, 0);
        string states = string.Join(", ", facts.Runs.GroupBy(run => run.Run.State).OrderBy(group => group.Key).Select(group => $"{group.Count()} {AdviceWords.Of(group.Key)}"));
        double? paid = facts.Runs.Any(run => run.Run.Cost?.Dollars is not null) ? facts.Runs.Sum(run => run.Run.Cost?.Dollars ?? 0) : null;
        return new StatusLine(
            "runs", paid is { } dollars ? $"{states}; {AdviceWords.Money(Math.Round(dollars, 2))} paid" : states, facts.Runs.Count(run => run.Run.State == RunState.Trained), facts.Runs.Count);
    }

    private static StatusLine Scores(WorkspaceFacts facts)
    {
        int ofRuns = facts.Runs.Count(run => run.Score is not null);
        int trained = facts.Runs.Count(run => run.Run.State == RunState.Trained);
        string text = (ofRuns, facts.Scores.Count) switch
        {
            (0, 0) => trained == 0 ? "none" : $"none of {Counted(trained, "trained run")}",
            (_, 0) => $"of {ofRuns} of {Counted(trained, "trained run")}",
            (0, _) => $"{facts.Scores.Count} of pictures that no run here has drawn",
            _ => $"of {ofRuns} of {Counted(trained, "trained run")}, and {facts.Scores.Count} of other pictures",
        };
        return new StatusLine("scores", text, ofRuns + facts.Scores.Count, Math.Max(ofRuns, trained) + facts.Scores.Count);
    }

    private static string Counted(int count, string one) => count == 1 ? $"1 {one}" : FormattableString.Invariant($"{count:N0} {one}s");
}
