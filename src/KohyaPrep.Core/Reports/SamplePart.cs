using KohyaPrep.Core.Pages;

namespace KohyaPrep.Core.Reports;

/// <summary>What was drawn while training: a line for each prompt, the original first, then epoch by epoch.</summary>
internal static class SamplePart
{
    public static void Write(HtmlWriter html, IReadOnlyList<ReportedRun> runs)
    {
        if (!runs.Any(run => run.Samples.Count > 0))
            return;
        using (PagePart.Section(html, "Samples by epoch, beside the originals"))
        {
            foreach (ReportedPrompt prompt in runs.SelectMany(run => run.Prompts).DistinctBy(prompt => (prompt.Place, prompt.Text)))
            {
                List<ReportedRun> drawn = [.. runs.Where(run => run.Prompts.Contains(prompt) || run.Prompts.Any(other => (other.Place, other.Text) == (prompt.Place, prompt.Text)))
                    .Where(run => run.Samples.Any(sample => sample.Prompt == prompt.Place))];
                if (drawn.Count == 0)
                    continue;
                html.Leaf("h3", prompt.Text.Length > 0 ? prompt.Text : $"prompt {prompt.Place + 1}");
                using (html.Box("div", "lines"))
                {
                    foreach (ReportedRun run in drawn)
                        Line(html, prompt, run, runs.Count > 1);
                }
            }
        }
    }

    private static void Line(HtmlWriter html, ReportedPrompt prompt, ReportedRun run, bool isNamed)
    {
        using (html.Box("div", isNamed ? "line" : "line-alone"))
        {
            if (isNamed)
                html.Leaf("span", run.ShortName, ("class", "name"));
            using (html.Box("div", "pictures"))
            {
                if (prompt.Original is { } original)
                    PagePart.Picture(html, original, $"the original of: {prompt.Text}", "original");
                foreach (ReportedSample sample in run.Samples.Where(sample => sample.Prompt == prompt.Place))
                    PagePart.Picture(html, sample.Picture, $"drawn at {sample.When} from: {prompt.Text}", sample.When);
            }
        }
    }
}
