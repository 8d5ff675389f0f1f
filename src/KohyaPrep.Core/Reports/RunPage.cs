using System.Globalization;
using KohyaPrep.Core.Advice;
using KohyaPrep.Core.Pages;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Core.Reports;

/// <summary>The page of a run, or of several side by side.</summary>
public static class RunPage
{
    /// <param name="runs">At least one.</param>
    /// <param name="advice">The next step for the workspace; null when there is nothing to say.</param>
    public static void Write(TextWriter writer, IReadOnlyList<ReportedRun> runs, Recommendation? advice)
    {
        string title = runs.Count == 1 ? runs[0].Run.Name : $"{runs.Count} runs compared";
        Page.Write(writer, title, html =>
        {
            PagePart.Head(html, title, runs.Count == 1 ? $"{runs[0].Title} · {runs[0].Run.Id} · {AdviceWords.Of(runs[0].Run.State)}" : string.Join(" · ", runs.Select(run => run.ShortName)));
            if (runs.Count == 1)
                Figures(html, runs[0]);
            else
                Comparison(html, runs);
            ScorePart.Write(html, runs);
            SamplePart.Write(html, runs);
            LossPart.Write(html, runs);
            PalettePart.Write(html, runs);
            if (advice is not null)
                AdvicePart.Write(html, advice);
            SettingPart.Write(html, runs);
            foreach (ReportedRun run in runs)
                Record(html, run, runs.Count > 1);
            html.Leaf("footer", "Made by KohyaPrep. Everything on this page is in this file; it loads nothing.");
        });
    }

    private static void Figures(HtmlWriter html, ReportedRun run)
    {
        List<(string, string, string)> figures = [];
        if (run.Score is { } score)
        {
            string range = FormattableString.Invariant($"{score.Headline.Low:0.0} to {score.Headline.High:0.0}, {score.Headline.Count} pictures");
            figures.Add((score.Match is null ? "Style" : "Match", FormattableString.Invariant($"{score.Headline.Mean:0.0} %"), range));
        }

        if (run.Run.Last is { } last)
        {
            figures.Add(("loss", last.Loss is { } loss ? loss.ToString("0.###", CultureInfo.InvariantCulture) : "–", "mean at the end"));
            figures.Add(("steps", last.LastStep is { } step ? step.ToString("N0", CultureInfo.InvariantCulture) : "–", last.TotalSteps is { } all ? FormattableString.Invariant($"of {all:N0}") : ""));
        }

        if (run.Run.Cost is { } cost)
        {
            figures.Add(("time", AdviceWords.Hours(cost.Seconds / 3600), cost.Gpu ?? "no GPU"));
            figures.Add(("cost", cost.Dollars is { } dollars ? AdviceWords.Money(Math.Round(dollars, 2)) : "–", cost.Dollars is null ? "no price known" : cost.IsEstimate ? "estimated from the table of prices" : "at the price you gave"));
        }

        PagePart.Figures(html, figures);
    }

    private static void Comparison(HtmlWriter html, IReadOnlyList<ReportedRun> runs)
    {
        using (PagePart.Section(html, "At a glance"))
        {
            PagePart.Table(html, ["run", "state", "result", "loss", "steps", "time", "cost"], runs.Select(run => (IReadOnlyList<string>)
            [
                run.ShortName,
                AdviceWords.Of(run.Run.State),
                run.Score is { } score ? AdviceWords.Of(score.Headline, score.Match is null ? Scores.ScoreKind.Unpaired : Scores.ScoreKind.Paired) : "–",
                run.Run.Last?.Loss is { } loss ? loss.ToString("0.###", CultureInfo.InvariantCulture) : "–",
                run.Run.Last?.LastStep is { } step ? step.ToString("N0", CultureInfo.InvariantCulture) : "–",
                run.Run.Cost is { } cost ? AdviceWords.Hours(cost.Seconds / 3600) : "–",
                run.Run.Cost?.Dollars is { } dollars ? AdviceWords.Money(Math.Round(dollars, 2)) : "–",
            ]));
            if (runs.Select(run => run.Run.DatasetHash).Distinct().Count() > 1)
                html.Leaf("p", "They were not trained on the same pictures and captions; `kohyaprep runs diff` says what changed.", ("class", "warn"));
        }

        SettingPart.WriteDifferences(html, runs);
    }

    private static void Record(HtmlWriter html, ReportedRun reported, bool isNamed)
    {
        RunRecord run = reported.Run;
        using (PagePart.Section(html, isNamed ? $"Record of {reported.ShortName}" : "Record"))
        {
            List<IReadOnlyList<string>> rows =
            [
                ["run", run.Id],
                ["made", run.Created.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)],
                ["script", run.Script + ".py"],
                ["base model", run.BaseModel ?? "not said"],
                ["pictures and captions", run.DatasetHash ?? "not recorded"],
                ["sd-scripts", run.Versions.Trainer ?? "version not known"],
                ["KohyaPrep", run.Versions.KohyaPrep ?? "version not known"],
            ];
            if (reported.Machine is { } machine)
                rows.Add(["machine", string.Join(", ", [machine.System, $"{machine.Cores} cores", .. machine.Gpus.Select(gpu => gpu.Name)])]);
            if (run.Last?.Summary is { } end)
                rows.Add(["end", end]);
            PagePart.Table(html, ["", ""], rows);
            if (run.Checkpoints.Count > 0)
            {
                html.Leaf("h3", "Models");
                PagePart.Table(html, ["file", "epoch", "step", "size", "SHA-256"], run.Checkpoints.Select(model => (IReadOnlyList<string>)
                [
                    model.Path,
                    model.Epoch?.ToString(CultureInfo.InvariantCulture) ?? "–",
                    model.Step?.ToString("N0", CultureInfo.InvariantCulture) ?? "–",
                    model.Bytes > 0 ? FormattableString.Invariant($"{model.Bytes / 1e6:0.0} MB") : "–",
                    model.Sha256 is { Length: > 12 } hash ? hash[..12] + "…" : "–",
                ]));
            }
        }
    }
}
