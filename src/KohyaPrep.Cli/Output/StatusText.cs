using KohyaPrep.Core.Advice;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Cli.Output;

/// <summary>How far a workspace is, in a few lines for people.</summary>
internal static class StatusText
{
    private const int MostRuns = 5;

    public static void Write(Terminal terminal, WorkspaceFacts facts, Recommendation advice)
    {
        string title = facts.Recipe is { } recipe
            ? $"{ShownPath.Of(recipe.File)}: {Words.Title(recipe.Route)} on {Words.Title(recipe.Family)}"
            : $"{ShownPath.Of(facts.Folder)}: no recipe";
        int others = facts.Recipes.Count(other => other.File != facts.Recipe?.File);
        terminal.Results.WriteLine(terminal.Bold(title) + (others > 0 ? $"  and {Amount.Of(others, "other recipe")}" : ""));
        foreach (StatusLine line in WorkspaceStatus.Of(facts))
            Line(terminal, line.Part, line.Text);
        foreach (RunFacts run in facts.Runs.Reverse().Take(MostRuns))
            Line(terminal, "", Shown(run, advice.Book));
        if (facts.Runs.Count > MostRuns)
            Line(terminal, "", $"and {facts.Runs.Count - MostRuns} older");
        if (advice.Result is { } result)
            Line(terminal, "best", $"{AdviceWords.Of(result.Estimate, result.Kind)}, {result.Source}");
        foreach (string fact in advice.Facts)
            Line(terminal, "note", fact);
        if (advice.First is { } first)
            Line(terminal, "next", $"{first.Text}{(first.Command is { } command ? $": {command}" : "")}");
        else if (advice.IsDone)
            Line(terminal, "next", advice.Step!.Say);
        else
            Line(terminal, "next", "see what to train next, and what it costs: kohyaprep advise");
    }

    private static string Shown(RunFacts run, AdviceBook book)
    {
        string option = run.Kind is { } kind && book.OptionOf(kind) is { } found ? $", {found.Name}" : "";
        string score = run.Score is { } reached ? $", {AdviceWords.Of(reached.Headline, reached.Match is null ? KohyaPrep.Core.Scores.ScoreKind.Unpaired : KohyaPrep.Core.Scores.ScoreKind.Paired)}" : "";
        string paid = run.Run.Cost?.Dollars is { } dollars ? $", {AdviceWords.Money(Math.Round(dollars, 2))}" : "";
        return $"{run.Run.Id}: {AdviceWords.Of(run.Run.State)}{option}{score}{paid}";
    }

    private static void Line(Terminal terminal, string title, string text) =>
        terminal.Results.WriteLine($"  {terminal.Faint($"{title,-8}")} {TextColumns.Wrap(text, 11, TextColumns.Width)}");
}
