using KohyaPrep.Core.Advice;

namespace KohyaPrep.Cli.Output;

/// <summary>The next step in a few lines for people: the result, what to do, what each way needs and costs, what was tried.</summary>
internal static class AdviceText
{
    private const int Indent = 13;

    public static void Write(Terminal terminal, Recommendation advice, WorkspaceFacts facts)
    {
        Result(terminal, advice);
        if (advice.First is { } first)
        {
            Line(terminal, "first", first.Text);
            if (first.Command is { } command)
                Line(terminal, "", command);
        }

        for (int i = 0; i < advice.Next.Count; i++)
        {
            terminal.Results.WriteLine();
            Option(terminal, i == 0 ? advice.First is null ? "next" : "then" : "or", advice.Next[i]);
        }

        if (advice.IsExhausted && advice.Next.Count == 0)
            Line(terminal, "next", "every option of the book was tried; more pictures, better captions or more epochs of the best one are left");
        terminal.Results.WriteLine();
        foreach (string fact in advice.Facts)
            Line(terminal, "note", fact);
        Options(terminal, advice);
        Line(terminal, "places", string.Join("; ", advice.Book.Places.Select(place => $"{place.Title} {AdviceWords.Price(place)}")));
        Line(terminal, "", "Percentages, dollars and times are the owners' estimates unless they say \"reached\" or \"paid\". Nothing here is a promise.");
        if (facts.Recipe is null && advice.Next.Count > 0)
            Line(terminal, "", "No recipe lies here, so what each way needs could not be checked.");
    }

    private static void Result(Terminal terminal, Recommendation advice)
    {
        if (advice.Result is not { } result)
        {
            terminal.Results.WriteLine(terminal.Bold("No score yet, so there is nothing to advise from."));
            return;
        }

        terminal.Results.WriteLine(terminal.Bold(AdviceWords.Of(result.Estimate, result.Kind)) + $"  {result.Source}");
        if (advice.CloseCall is { } close)
        {
            string more = close.PicturesNeeded is { } count ? $"about {Amount.Of(count, "picture")} would settle it" : "no sensible number of pictures would settle it";
            Line(terminal, "verdict", $"too close to call: the interval lies across {close.Limit:0.##} %; {more}");
            Line(terminal, "", $"as it stands: {advice.Step!.Say}");
        }
        else
        {
            Line(terminal, "verdict", advice.Verdict!);
        }

        if (advice.IsExhausted && advice.Next.Count > 0)
            Line(terminal, "", "all other ways were tried");
    }

    private static void Option(Terminal terminal, string title, OptionAdvice advice)
    {
        AdviceOption option = advice.Option;
        Line(terminal, title, $"{terminal.Bold(option.Name)}: {option.Title}");
        if (AdviceWords.Expectation(option) is { } expected)
            Line(terminal, "", $"{expected} (owners' estimate){(option.Note.Length > 0 ? $"; {option.Note}" : "")}");
        if (AdviceWords.Experience(advice) is { } experience)
            Line(terminal, "", experience);
        if (advice.Impossible is { } impossible)
            Line(terminal, "", $"cannot be trained as it stands: {impossible}");
        foreach (Prerequisite need in advice.Prerequisites)
            Line(terminal, "", $"{Mark(need.State)} {need.Name}: {need.Text}");
        foreach (string fact in advice.Facts)
            Line(terminal, "", $"! {fact}");
        Line(terminal, "", $"> {advice.Command}");
    }

    private static void Options(Terminal terminal, Recommendation advice)
    {
        string[] untried = [.. advice.Options.Where(option => option.Tried.Count == 0).Select(option => option.Option.Name)];
        foreach (OptionAdvice tried in advice.Options.Where(option => option.Tried.Count > 0))
            Line(terminal, "tried", $"{tried.Option.Name}: {AdviceWords.Experience(tried)}");
        if (untried.Length > 0)
            Line(terminal, "not tried", string.Join(", ", untried));
    }

    private static string Mark(PrerequisiteState state) => state switch
    {
        PrerequisiteState.Met => "✓",
        PrerequisiteState.MadeOnTheWay => "+",
        PrerequisiteState.Missing => "✗",
        _ => "?",
    };

    private static void Line(Terminal terminal, string title, string text) => terminal.Results.WriteLine(
        $"  {terminal.Faint($"{title,-(Indent - 3)}")} {TextColumns.Wrap(text, Indent, TextColumns.Width)}");
}
