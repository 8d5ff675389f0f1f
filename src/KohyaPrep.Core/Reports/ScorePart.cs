using KohyaPrep.Core.Pages;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Reports;

/// <summary>The score with its parts, and the originals' own numbers as its scale.</summary>
internal static class ScorePart
{
    public static void Write(HtmlWriter html, IReadOnlyList<ReportedRun> runs)
    {
        List<ReportedRun> scored = [.. runs.Where(run => run.Score is not null)];
        if (scored.Count == 0)
            return;
        using (PagePart.Section(html, "Score"))
        {
            SetScore first = scored[0].Score!;
            bool isPaired = scored.All(run => run.Score!.Match is not null);
            List<(string, double, string, bool)> bars = [.. scored.Select(run => Bar(runs.Count == 1 ? "these pictures" : run.ShortName, isPaired ? run.Score!.Match! : run.Score!.Style))];
            bars.AddRange(isPaired ? MatchScale(first.Baselines) : StyleScale(first.Baselines));
            BarPlot.Write(html, isPaired ? "Match %, with what it means on the originals themselves" : "Style %, with what it means on the originals themselves", bars, 100);
            if (isPaired)
                Parts(html, scored, runs.Count > 1);
            Epochs(html, scored);
            Features(html, scored, runs.Count > 1);
            foreach (ReportedRun run in scored)
                Warnings(html, run.Score!);
        }
    }

    private static (string, double, string, bool) Bar(string name, Estimate estimate) =>
        (name, estimate.Mean, FormattableString.Invariant($"{estimate.Mean:0.0} ({estimate.Low:0.0}–{estimate.High:0.0})"), false);

    private static IEnumerable<(string, double, string, bool)> MatchScale(ScoreBaselines baselines) =>
    [
        Scale("an original with itself", baselines.Itself),
        Scale("with the most similar other", baselines.MostSimilar),
        Scale("with its flat background", baselines.FlatBackground),
        Scale("with another original", baselines.Another),
        Scale("with noise", baselines.Noise),
    ];

    private static IEnumerable<(string, double, string, bool)> StyleScale(ScoreBaselines baselines) =>
        [Scale("originals, held out", baselines.StyleHeldOut), Scale("noise", baselines.StyleNoise)];

    private static (string, double, string, bool) Scale(string name, Spread spread) => (name, spread.Mean, Number(spread.Mean), true);

    private static void Parts(HtmlWriter html, List<ReportedRun> scored, bool areSeveral)
    {
        PagePart.Table(
            html,
            [areSeveral ? "run" : "", "foreground", "background", "edges", "exact pixels", "colour difference (CIEDE2000)"],
            scored.Select(run => (IReadOnlyList<string>)
            [
                areSeveral ? run.ShortName : "mean of all pairs", Percent(run.Score!.Pair!.Fg5), Percent(run.Score.Pair.Bg5), Percent(run.Score.Pair.Edge), Percent(run.Score.Pair.Exact),
                Number(run.Score.Pair.MeanDifference),
            ]));
        html.Leaf("p", "Match = 0.6 × foreground + 0.2 × background + 0.2 × edges. Foreground and background: pixels whose colour differs by CIEDE2000 5 or less.", ("class", "faint"));
    }

    private static void Epochs(HtmlWriter html, List<ReportedRun> scored)
    {
        List<PlotSeries> curves = [];
        foreach (ReportedRun run in scored.Where(run => run.Epochs is { Checkpoints.Count: > 1 }))
        {
            EpochComparison epochs = run.Epochs!;
            bool byEpoch = epochs.Checkpoints.All(one => one.Epoch is not null);
            curves.Add(new PlotSeries(run.ShortName, [.. epochs.Checkpoints.Select((one, i) => ((double)((byEpoch ? one.Epoch : one.Step) ?? i + 1), one.Score.Headline.Mean))]));
            EpochScore best = epochs.Checkpoints[epochs.Best];
            string which = best.Epoch is { } epoch ? $"epoch {epoch}" : FormattableString.Invariant($"step {best.Step:N0}");
            string margin = epochs.Margin is { } by ? FormattableString.Invariant($", {by.Mean:0.0} above the next ({by.Low:0.0} to {by.High:0.0})") : "";
            html.Leaf("p", $"Best: {which}{margin}. {(epochs.WithinNoise ? "The difference is within the noise: other seeds could turn it around." : "")}", ("class", epochs.WithinNoise ? "warn" : null));
        }

        LinePlot.Write(html, "Score by checkpoint, %", "epoch", curves);
    }

    private static void Features(HtmlWriter html, List<ReportedRun> scored, bool areSeveral)
    {
        html.Leaf("h3", "Style, feature by feature");
        IEnumerable<IReadOnlyList<string>> rows = scored[0].Score!.Features.Select((feature, i) => (IReadOnlyList<string>)
        [
            NameOf(feature.Feature),
            .. scored.Select(run => i < run.Score!.Features.Count ? $"{Number(run.Score.Features[i].Mean)} ({Percent(run.Score.Features[i].Conforming)} in band)" : "–"),
            Number(feature.Originals),
            $"{Number(feature.Low)} to {Number(feature.High)}",
        ]);
        PagePart.Table(html, ["feature", .. areSeveral ? scored.Select(run => run.ShortName) : ["generated"], "originals", "band of 95 of 100 originals"], rows);
    }

    private static void Warnings(HtmlWriter html, SetScore score)
    {
        if (score.Counts.Failed > 0)
            html.Leaf("p", $"{score.Counts.Failed} of {score.Counts.Generated} pictures are no result at all: one flat colour, or unreadable.", ("class", "bad"));
        if (score is { Match: null, Counts.Copies: > 0 })
            html.Leaf("p", $"{score.Counts.Copies} of {score.Counts.Generated} pictures copy an original: the model has learnt them by heart.", ("class", "warn"));
    }

    private static string NameOf(StyleFeature feature) => feature switch
    {
        StyleFeature.Colours => "colours",
        StyleFeature.PerceptualColours => "colours that the eye tells apart",
        StyleFeature.Fragmentation => "fragmentation (1 is clean)",
        StyleFeature.TopTenCoverage => "covered by the ten most frequent, %",
        StyleFeature.EdgeDensity => "edges, %",
        StyleFeature.FaintSteps => "faint steps, %",
        StyleFeature.OrphanPixels => "pixels alone in their colour, %",
        StyleFeature.BorderPurity => "border in one colour, %",
        StyleFeature.BackgroundShare => "background, %",
        StyleFeature.MeanLightness => "lightness",
        StyleFeature.MeanChroma => "chroma",
        _ => "distance to the originals' colours",
    };

    private static string Percent(double number) => FormattableString.Invariant($"{number:0.0} %");

    private static string Number(double number) => FormattableString.Invariant($"{number:0.0}");
}
