using KohyaPrep.Core.Advice;
using KohyaPrep.Core.Pages;

namespace KohyaPrep.Core.Reports;

/// <summary>The next step, as <c>advise</c> says it.</summary>
internal static class AdvicePart
{
    public static void Write(HtmlWriter html, Recommendation advice)
    {
        using (PagePart.Section(html, "Next step"))
        {
            if (advice.Result is { } result)
            {
                string verdict = advice.CloseCall is { } close
                    ? FormattableString.Invariant($"too close to call: the interval lies across {close.Limit:0.##} %")
                    : advice.Verdict ?? "";
                html.Leaf("p", $"{AdviceWords.Of(result.Estimate, result.Kind)} ({result.Source}): {verdict}.");
            }
            else
            {
                html.Leaf("p", "Nothing has been scored yet, so nothing is advised.");
            }

            if (advice.First is { } first)
            {
                html.Leaf("p", $"First: {first.Text}.");
                if (first.Command is { } command)
                    PagePart.Command(html, command);
            }

            foreach (OptionAdvice option in advice.Next)
                Option(html, option);
            Tried(html, advice);
            PagePart.List(html, advice.Facts);
            html.Leaf("p", "Percentages, dollars and times are the owners' estimates unless they are said to be reached or paid. Nothing here is a promise.", ("class", "faint"));
        }
    }

    private static void Option(HtmlWriter html, OptionAdvice advice)
    {
        using (html.Box("div", "option"))
        {
            html.Leaf("h3", $"{advice.Option.Name}: {advice.Option.Title}");
            if (AdviceWords.Expectation(advice.Option) is { } expected)
                html.Leaf("p", $"{expected} (owners' estimate){(advice.Option.Note.Length > 0 ? $"; {advice.Option.Note}" : "")}");
            if (advice.Impossible is { } impossible)
                html.Leaf("p", $"Cannot be trained as it stands: {impossible}", ("class", "bad"));
            using (html.Element("ul", ("class", "needs")))
            {
                foreach (Prerequisite need in advice.Prerequisites)
                {
                    using (html.Element("li"))
                    {
                        (string mark, string tone) = need.State switch
                        {
                            PrerequisiteState.Met => ("✓ ", "good"),
                            PrerequisiteState.MadeOnTheWay => ("+ ", "good"),
                            PrerequisiteState.Missing => ("✗ ", "bad"),
                            _ => ("? ", "warn"),
                        };
                        html.Leaf("b", mark + need.Name, ("class", tone));
                        html.Text($": {need.Text}");
                    }
                }
            }

            PagePart.List(html, advice.Facts);
            PagePart.Command(html, advice.Command);
        }
    }

    private static void Tried(HtmlWriter html, Recommendation advice)
    {
        List<OptionAdvice> tried = [.. advice.Options.Where(option => option.Tried.Count > 0)];
        if (tried.Count == 0)
            return;
        html.Leaf("h3", "Tried so far");
        PagePart.List(html, tried.Select(option => $"{option.Option.Name}: {AdviceWords.Experience(option)}"));
    }
}
