using System.Globalization;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Cli.Output;

/// <summary>Checkpoints compared, for people: a table, a curve, the best and by how much.</summary>
internal sealed class EpochText(Terminal terminal, EpochComparison comparison)
{
    private const int ChartHeight = 6;
    private const int ChartWidth = 60;

    public void Write()
    {
        TextWriter writer = terminal.Results;
        SetScore first = comparison.Checkpoints[0].Score;
        bool isPaired = first.Match is not null;
        string what = isPaired ? "Match" : "Style";
        int width = comparison.Checkpoints.Max(checkpoint => checkpoint.Label.Length);
        writer.WriteLine($"{"".PadRight(width)}  {what + " %",8}   95 % sure       pictures  failed{(isPaired ? "  Style %" : "")}");
        foreach ((int place, EpochScore checkpoint) in comparison.Checkpoints.Index())
        {
            Estimate shown = checkpoint.Score.Headline;
            string range = shown.Count < 2 ? "?" : $"{Number(shown.Low)} to {Number(shown.High)}";
            string line = $"{checkpoint.Label.PadRight(width)}  {Number(shown.Mean),8}   {range,-14}  {checkpoint.Score.Counts.Generated,8}  {checkpoint.Score.Counts.Failed,6}{(isPaired ? $"  {Number(checkpoint.Score.Style.Mean),7}" : "")}";
            writer.WriteLine(place == comparison.Best ? terminal.Bold(line + "  best") : line);
        }

        writer.WriteLine();
        Curve(what);
        Verdict();
        ScoreBaselines scale = first.Baselines;
        writer.WriteLine(isPaired
            ? $"The scale: itself {Number(scale.Itself.Mean)}, most similar other {Number(scale.MostSimilar.Mean)}, flat background {Number(scale.FlatBackground.Mean)}, another {Number(scale.Another.Mean)}, noise {Number(scale.Noise.Mean)}."
            : $"The scale: originals themselves {Number(scale.StyleHeldOut.Mean)}, noise {Number(scale.StyleNoise.Mean)}.");
        foreach (Reduction reduction in comparison.Checkpoints.SelectMany(checkpoint => checkpoint.Score.Pictures).Select(picture => picture.Reduction).Where(how => how != Reduction.None).Distinct().Order())
            writer.WriteLine($"Pictures were brought to {first.Width}×{first.Height} first, by {(reduction == Reduction.Finish ? "`finish` with its defaults" : "taking the middle of each block (nearest)")}.");
    }

    private void Curve(string what)
    {
        double[] means = [.. comparison.Checkpoints.Select(checkpoint => checkpoint.Score.Headline.Mean)];
        if (means.Length < 3)
            return;
        TextWriter writer = terminal.Results;
        double low = Math.Floor(means.Min() / 5) * 5, high = Math.Max(Math.Ceiling(means.Max() / 5) * 5, low + 5);
        IReadOnlyList<string> lines = BrailleChart.Draw(place => Between(means, (double)place / 1000) - low, (means.Length - 1) * 1000L, high - low, ChartWidth, ChartHeight);
        for (int i = 0; i < lines.Count; i++)
        {
            string mark = i == 0 ? Number(high) : i == lines.Count - 1 ? Number(low) : "";
            writer.WriteLine($"{mark,6} ┤{lines[i]}");
        }

        string from = comparison.Checkpoints[0].Label, to = comparison.Checkpoints[^1].Label;
        writer.WriteLine($"{what + " %",6}  {from}{to.PadLeft(Math.Max(to.Length + 1, ChartWidth - from.Length))}");
        writer.WriteLine();
    }

    private static double Between(double[] values, double place)
    {
        int below = Math.Min((int)place, values.Length - 2);
        return values[below] + ((place - below) * (values[below + 1] - values[below]));
    }

    private void Verdict()
    {
        TextWriter writer = terminal.Results;
        EpochScore best = comparison.Checkpoints[comparison.Best];
        if (comparison.RunnerUp is not { } next || comparison.Margin is not { } margin)
        {
            writer.WriteLine($"Only {best.Label} has drawn pictures: there is nothing to compare it with.");
            return;
        }

        string by = string.Create(CultureInfo.InvariantCulture, $"by {margin.Mean:0.0} points over {comparison.Checkpoints[next].Label}");
        writer.WriteLine(terminal.Bold($"Best: {best.Label}, {by} ({Number(margin.Low)} to {Number(margin.High)})."));
        if (comparison.WithinNoise)
            writer.WriteLine($"This is within the noise: with {Amount.Of(margin.Count, "prompt")} in common, other seeds could turn it around. Draw more pictures (`generate`) before you choose.");
    }

    private static string Number(double value) => ScoreText.Number(value);
}
