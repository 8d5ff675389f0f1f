using KohyaPrep.Core.Pages;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Core.Reports;

/// <summary>Losses and learning rates over the steps.</summary>
internal static class LossPart
{
    public static void Write(HtmlWriter html, IReadOnlyList<ReportedRun> runs)
    {
        if (!runs.Any(run => run.Losses.Count > 0))
            return;
        using (PagePart.Section(html, "Loss and learning rate"))
        {
            using (html.Box("div", "plots"))
            {
                LinePlot.Write(html, "loss", "step", [.. runs.SelectMany(run => Losses(run, runs.Count > 1))]);
                LinePlot.Write(html, "learning rate", "step", [.. runs.SelectMany(run => Rates(run, runs.Count > 1))]);
            }

            if (!runs.Any(run => run.Losses.Any(point => point.LearningRates is not null)))
                html.Leaf("p", "The learning rate is in the event files only, and there were none.", ("class", "faint"));
            if (runs.Where(run => run.Losses.Any(point => point.Diverged == true)).ToList() is { Count: > 0 } diverged)
                html.Leaf("p", $"The loss became no number in {string.Join(", ", diverged.Select(run => run.ShortName))}: what came after is not to be used.", ("class", "bad"));
        }
    }

    private static IEnumerable<PlotSeries> Losses(ReportedRun run, bool areSeveral)
    {
        // The event file knows every step exactly; the output is thinned to three digits.
        List<LossPoint> points = [.. run.Losses.Where(point => point.Source == "events")];
        if (points.Count == 0)
            points = [.. run.Losses];
        List<(double, double)> single = [.. points.Where(point => point.Loss is not null).Select(point => ((double)point.Step, point.Loss!.Value))];
        List<(double, double)> mean = [.. points.Where(point => point.Average is not null || point.Diverged == true).Select(point => ((double)point.Step, point.Diverged == true ? double.NaN : point.Average!.Value))];
        if (mean.Count == 0)
            mean = [.. run.Losses.Where(point => point.Average is not null).Select(point => ((double)point.Step, point.Average!.Value))];
        if (areSeveral)
        {
            yield return new PlotSeries(run.ShortName, mean.Count > 0 ? mean : single);
            yield break;
        }

        if (mean.Count > 0)
            yield return new PlotSeries("mean over an epoch", mean);
        if (single.Count > 0)
            yield return new PlotSeries("each step", single, IsFaint: mean.Count > 0);
    }

    private static IEnumerable<PlotSeries> Rates(ReportedRun run, bool areSeveral)
    {
        IEnumerable<string> names = run.Losses.SelectMany(point => point.LearningRates?.Keys ?? []).Distinct().Order(StringComparer.Ordinal);
        foreach (string name in names)
        {
            List<(double, double)> points = [.. run.Losses.Where(point => point.LearningRates?.ContainsKey(name) == true).Select(point => ((double)point.Step, point.LearningRates![name]))];
            yield return new PlotSeries(areSeveral ? $"{run.ShortName}: {name}" : name, points);
        }
    }
}
