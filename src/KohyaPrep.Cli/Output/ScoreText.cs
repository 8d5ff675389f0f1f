using System.Globalization;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Cli.Output;

/// <summary>A set's score for people: the number, its parts, and the scale that it is read on.</summary>
internal sealed class ScoreText(Terminal terminal, SetScore score, bool listsAll)
{
    private const int Lowest = 5;

    private readonly TextWriter writer = terminal.Results;

    public void Write()
    {
        Headline();
        Failures();
        Scale();
        Style();
        Likenesses();
        Pictures();
        if (score.Pictures.Any(picture => picture.Legacy is not null))
            new LegacyScoreText(terminal, score).Write();
    }

    private void Headline()
    {
        bool isPaired = score.Match is not null;
        Estimate shown = score.Headline;
        string what = isPaired ? "Match" : "Style";
        string of = isPaired ? Amount.Of(score.Counts.Paired, "pair") : Amount.Of(score.Counts.Generated, "picture");
        writer.WriteLine($"{terminal.Bold($"{what} {Number(shown.Mean)} %")}   {Certainty(shown)}, {of}, at {score.Width}×{score.Height}");
        if (score.Pair is { } pair)
        {
            FeatureScore colours = score.Features[(int)StyleFeature.Colours];
            writer.WriteLine($"  foreground {Number(pair.Fg5)}   background {Number(pair.Bg5)}   edges {Number(pair.Edge)}   exact {Number(pair.Exact)} %   mean dE {Number(pair.MeanDifference)}   colours {Number(colours.Mean)} (originals {Number(colours.Originals)})");
        }

        int alone = score.Counts.Generated - score.Counts.Paired - score.Pictures.Count(picture => picture.Failure == PictureFailure.Unreadable);
        if (isPaired && alone > 0)
            writer.WriteLine($"  {Amount.Of(alone, "picture")} with no original of that name: in Style only.");
        if (!isPaired)
            writer.WriteLine("  Pictures are not paired with originals by their names: set is compared with set, and there is no Match %. --pairs FILE names the originals.");
        foreach (IGrouping<Reduction, PictureScore> reduced in score.Pictures.Where(picture => picture.Reduction != Reduction.None).GroupBy(picture => picture.Reduction))
            writer.WriteLine($"  {Amount.Of(reduced.Count(), "picture")} brought to {score.Width}×{score.Height} first, by {(reduced.Key == Reduction.Finish ? "`finish` with its defaults" : "taking the middle of each block (nearest)")}.");
        writer.WriteLine();
    }

    private void Failures()
    {
        PictureScore[] failed = [.. score.Pictures.Where(picture => picture.Failure is not null)];
        if (failed.Length == 0)
            return;
        writer.WriteLine(terminal.Bold($"FAILED: {Amount.Of(failed.Length, "picture")} that {(failed.Length == 1 ? "is" : "are")} no result"));
        foreach (PictureScore picture in failed)
            writer.WriteLine($"  {picture.Name}: {(picture.Failure == PictureFailure.SingleColour ? "one flat colour: the generation failed, or a safety filter blackened it" : picture.Trouble)}");
        writer.WriteLine();
    }

    private void Scale()
    {
        ScoreBaselines scale = score.Baselines;
        List<(double Value, string What)> lines = score.Match is { } match
            ?
            [
                (scale.Itself.Mean, "an original against itself"),
                (scale.MostSimilar.Mean, "against the most similar other original"),
                (scale.FlatBackground.Mean, "against its flat background: drawing nothing"),
                (scale.Another.Mean, $"against another original ({Number(scale.Another.P5)} to {Number(scale.Another.P95)})"),
                (scale.Noise.Mean, "against noise"),
                (match.Mean, terminal.Bold("these pictures")),
            ]
            :
            [
                (scale.StyleHeldOut.Mean, "originals that the style was not made from"),
                (scale.StyleNoise.Mean, "noise"),
                (score.Style.Mean, terminal.Bold("these pictures")),
            ];
        string twins = scale.Twins > 0 ? $", {scale.Twins} of them twins, set aside" : "";
        writer.WriteLine($"The scale, measured on {Amount.Of(score.Counts.Originals, "original")}{twins}:");
        foreach ((double value, string what) in lines.OrderByDescending(line => line.Value))
            writer.WriteLine($"  {Number(value),5}  {Bar(value)}  {what}");
        writer.WriteLine();
    }

    private void Style()
    {
        if (score.Match is not null)
            writer.WriteLine($"Style {Number(score.Style.Mean)} %   {Certainty(score.Style)}; originals themselves {Number(score.Baselines.StyleHeldOut.Mean)}, noise {Number(score.Baselines.StyleNoise.Mean)}");
        writer.WriteLine($"  {"",-28}{"these",9}{"originals",11}{"band of 95 %",18}{"within",9}");
        foreach (FeatureScore feature in score.Features)
        {
            string line = $"  {NameOf(feature.Feature) + (IsPercent(feature.Feature) ? ", %" : ""),-28}{Number(feature.Mean),9}{Number(feature.Originals),11}{$"{Number(feature.Low)} to {Number(feature.High)}",18}{Number(feature.Conforming),7} %";
            writer.WriteLine(feature.Conforming < 50 ? terminal.Bold(line) : line);
        }

        writer.WriteLine();
    }

    private void Likenesses()
    {
        PictureScore[] drawn = [.. score.Pictures.Where(picture => picture.NearestOriginal is not null && picture.Failure is null)];
        if (drawn.Length == 0)
            return;
        string copies = score.Counts is { Copies: 0, NearCopies: 0 }
            ? "none"
            : $"{Amount.Of(score.Counts.Copies, "copy", "copies")} (90 % or more), {Amount.Of(score.Counts.NearCopies, "near copy", "near copies")} (70 to 90 %)";
        string meant = score.Match is null ? "" : " of another original than the one that was meant";
        writer.WriteLine($"Copies{meant}: {copies}.");
        if (score.Match is null)
        {
            foreach (PictureScore picture in drawn.OrderByDescending(picture => picture.NearestOriginal!.Match).Take(listsAll ? drawn.Length : 3))
                writer.WriteLine($"  {Number(picture.NearestOriginal!.Match),5}  {picture.Name} ~ {picture.NearestOriginal.Name}");
        }

        if (score.Diversity is { } diversity)
            writer.WriteLine($"Diversity: each resembles its nearest neighbour among these by {Number(diversity.NearestGenerated.Mean)} % (originals {Number(score.Baselines.MostSimilar.Mean)}); {(diversity.Repeated == 0 ? "none is drawn twice" : $"{Amount.Of(diversity.Repeated, "picture")} drawn more than once")}.");
        writer.WriteLine();
    }

    private void Pictures()
    {
        bool isPaired = score.Match is not null;
        PictureScore[] pictures = [.. score.Pictures.Where(picture => picture.Failure is null && (!isPaired || picture.Pair is not null)).OrderBy(picture => isPaired ? picture.Pair!.Match : picture.Style)];
        PictureScore[] shown = listsAll ? pictures : [.. pictures.Take(Lowest)];
        if (shown.Length == 0)
            return;
        writer.WriteLine(listsAll || shown.Length == pictures.Length ? "Each picture, lowest first:" : $"The lowest {shown.Length} (--all lists every one):");
        foreach (PictureScore picture in shown)
        {
            string rest = picture.Pair is { } pair && isPaired
                ? $"fg {Number(pair.Fg5)}  bg {Number(pair.Bg5)}  edges {Number(pair.Edge)}"
                : picture.Outside.Count == 0 ? "" : "outside the band: " + string.Join(", ", picture.Outside.Select(NameOf));
            writer.WriteLine($"  {Number(isPaired ? picture.Pair!.Match : picture.Style),5}  {picture.Name}  {terminal.Faint(rest)}".TrimEnd());
        }
    }

    internal static string NameOf(StyleFeature feature) => feature switch
    {
        StyleFeature.Colours => "colours",
        StyleFeature.PerceptualColours => "colours told apart",
        StyleFeature.Fragmentation => "fragmentation",
        StyleFeature.TopTenCoverage => "ten main colours",
        StyleFeature.EdgeDensity => "edge density",
        StyleFeature.FaintSteps => "faint steps",
        StyleFeature.OrphanPixels => "orphan pixels",
        StyleFeature.BorderPurity => "border of one colour",
        StyleFeature.BackgroundShare => "background",
        StyleFeature.MeanLightness => "lightness",
        StyleFeature.MeanChroma => "chroma",
        _ => "distance to palette",
    };

    private static bool IsPercent(StyleFeature feature) => feature
        is StyleFeature.TopTenCoverage or StyleFeature.EdgeDensity or StyleFeature.FaintSteps
        or StyleFeature.OrphanPixels or StyleFeature.BorderPurity or StyleFeature.BackgroundShare;

    internal static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    internal static string Certainty(Estimate estimate) => estimate.Count < 2
        ? "one picture says nothing of the rest"
        : $"95 % sure: {Number(estimate.Low)} to {Number(estimate.High)}";

    private static string Bar(double percent)
    {
        const int Width = 25;
        int filled = Math.Clamp((int)Math.Round(percent / 100 * Width), 0, Width);
        return new string('█', filled) + new string('·', Width - filled);
    }
}
