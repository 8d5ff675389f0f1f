using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Core.Advice;

/// <summary>The way from pictures to a score, and how far along it a workspace is.</summary>
public static class WorkspaceSteps
{
    /// <summary>What has to be done before the next training is thought about; null when nothing has.</summary>
    /// <param name="hasResult">Whether there is a result to go on from, so that the first training lies behind.</param>
    public static NextAction? First(WorkspaceFacts facts, bool hasResult = false)
    {
        if (facts.Recipe is not { } recipe)
        {
            return facts.BrokenRecipes is [{ } broken, ..]
                ? new NextAction("mend the recipe", $"kohyaprep check {ShellLine.Quote(broken)}")
                : hasResult ? null : new NextAction("make a recipe for your pictures", "kohyaprep new --list");
        }

        string name = ShellLine.Quote(Path.GetRelativePath(Directory.GetCurrentDirectory(), recipe.File) is var near && near.StartsWith("..", StringComparison.Ordinal) ? recipe.File : near);
        if (facts.DatasetTrouble is { } trouble)
            return new NextAction($"name the pictures ({trouble.TrimEnd('.')})", $"kohyaprep check {name}");
        if (facts.Findings.Any(finding => finding.Severity == Severity.Error))
            return new NextAction($"mend what is wrong with the dataset ({FindingCounts.Of(facts.Findings)})", $"kohyaprep check {name}");
        if (facts.Runs.LastOrDefault(run => run.Run.State == RunState.Running) is { } running)
            return new NextAction($"wait for the run {running.Run.Id}", $"kohyaprep runs logs {running.Run.Id} --follow");
        if (facts.Runs.LastOrDefault(run => run.Run.State != RunState.Cancelled) is { } last)
            return OfLastRun(last, ShellLine.Quote(facts.Dataset?.Shown ?? recipe.Dataset.Images));
        return hasResult ? null
            : facts.PreparedPictures is null ? new NextAction("write the training set", $"kohyaprep prepare {name}")
            : new NextAction("train", $"kohyaprep train {name}");
    }

    /// <summary>What turns a Style % into a Match %.</summary>
    public static NextAction MeasureMatch(WorkspaceFacts facts)
    {
        const string Text = "measure Match %: draw the originals' captions with `generate`, or name the pairs with `score --pairs FILE`";
        return new NextAction(Text, facts.Runs.LastOrDefault(run => run.Run.State == RunState.Trained) is { } run ? $"kohyaprep generate {run.Run.Id}" : null);
    }

    private static NextAction? OfLastRun(RunFacts last, string images) => last.Run.State switch
    {
        RunState.Queued => new NextAction($"start the queue: {last.Run.Id} waits", "kohyaprep train"),
        RunState.Prepared => new NextAction($"train {last.Run.Id} at its place ({last.Run.Place}), then take back what came of it", "kohyaprep runs import DIR"),
        RunState.Failed => new NextAction($"see why {last.Run.Id} failed{(last.Run.Last?.Summary is { } why ? $" ({why.TrimEnd('.')})" : "")}", $"kohyaprep runs diagnose {ShellLine.Quote($"{last.Folder}/{last.Run.Last?.Log ?? RunFolder.Log(1)}")}"),
        RunState.Interrupted when last.Run.Place is { } place => new NextAction($"start {last.Run.Id} again at its place ({place}), where it goes on", "kohyaprep runs import DIR"),
        RunState.Interrupted => new NextAction($"go on with {last.Run.Id}, which was interrupted", $"kohyaprep runs resume {last.Run.Id}"),
        RunState.Trained when last is { Score: null, HasGenerated: true } => new NextAction(
            $"score what {last.Run.Id} has drawn",
            $"kohyaprep score --epochs {ShellLine.Quote(last.Generated)} {images} --json > {ShellLine.Quote($"{last.Folder}/{RunFolder.Scores}")}"),
        RunState.Trained when last.Score is null => new NextAction($"draw pictures with {last.Run.Id}, to be scored", $"kohyaprep generate {last.Run.Id}"),
        _ => null,
    };
}
