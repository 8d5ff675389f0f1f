using System.Globalization;

namespace KohyaPrep.Core.Pages;

/// <summary>How often values lie where, as bars that stand.</summary>
public static class Histogram
{
    private const int Bins = 16;

    public static void Write(HtmlWriter html, string title, IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            return;
        PlotScale scale = PlotScale.Of(values.Min(), values.Max(), Bins);
        // Whole numbers are counted one by one where they are few.
        double width = values.All(value => value == Math.Floor(value)) ? Math.Max(1, scale.Step) : scale.Step;
        int count = Math.Max(1, (int)Math.Floor((values.Max() - scale.Low) / width) + 1);
        int[] bins = new int[count];
        foreach (double value in values)
            bins[Math.Min(count - 1, (int)((value - scale.Low) / width))]++;
        int most = bins.Max();
        double[] sorted = [.. values.Order()];
        using (html.Element("figure", ("class", "histogram")))
        {
            html.Leaf("figcaption", title);
            using (html.Element("div", ("class", "columns"), ("role", "img"), ("aria-label", $"{title}: {Shown(sorted[0])} to {Shown(sorted[^1])}, median {Shown(sorted[sorted.Length / 2])}")))
            {
                for (int i = 0; i < count; i++)
                {
                    string range = width == 1 ? Shown(scale.Low + i) : $"{Shown(scale.Low + (i * width))} to below {Shown(scale.Low + ((i + 1) * width))}";
                    html.Leaf("span", "", ("title", $"{range}: {bins[i]}"), ("style", FormattableString.Invariant($"height:{bins[i] * 100.0 / most:0.##}%")));
                }
            }

            using (html.Box("div", "ends"))
            {
                html.Leaf("span", Shown(scale.Low));
                html.Leaf("span", $"median {Shown(sorted[sorted.Length / 2])}");
                html.Leaf("span", Shown(scale.Low + (count * width)));
            }
        }
    }

    private static string Shown(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
