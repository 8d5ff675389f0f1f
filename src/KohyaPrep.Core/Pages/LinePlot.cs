using System.Globalization;
using System.Text;

namespace KohyaPrep.Core.Pages;

/// <summary>
/// Curves over steps or epochs. Only the lines are stretched with the page; the words beside them are text of the page, so that they
/// stay readable on a phone.
/// </summary>
public static class LinePlot
{
    private const int Width = 1000;
    private const int Height = 400;

    // More points than pixels only make the page heavy.
    private const int MostPoints = 800;
    private const int Colours = 6;

    public static void Write(HtmlWriter html, string title, string across, IReadOnlyList<PlotSeries> series)
    {
        List<(double X, double Y)> all = [.. series.SelectMany(one => one.Points).Where(point => double.IsFinite(point.Y))];
        if (all.Count == 0)
            return;
        PlotScale x = PlotScale.Of(all.Min(point => point.X), all.Max(point => point.X), 5) with { High = Math.Max(all.Max(point => point.X), all.Min(point => point.X) + 1) };
        PlotScale y = PlotScale.Of(all.Min(point => point.Y), all.Max(point => point.Y), 4);
        using (html.Element("figure", ("class", "plot")))
        {
            html.Leaf("figcaption", title);
            using (html.Box("div", "area"))
            {
                Marks(html, x, y);
                using (html.Element("svg",
                    ("viewBox", $"0 0 {Width} {Height}"), ("preserveAspectRatio", "none"), ("role", "img"), ("aria-label", Description(title, across, series))))
                {
                    foreach (double mark in y.Marks)
                        html.Leaf("line", "", ("class", "mark"), ("x1", "0"), ("x2", Width.ToString(CultureInfo.InvariantCulture)), ("y1", Down(y, mark)), ("y2", Down(y, mark)));
                    int colour = 0;
                    foreach (PlotSeries one in series.OrderBy(one => !one.IsFaint))
                    {
                        int place = series.ToList().IndexOf(one);
                        colour = place % Colours;
                        html.Leaf("path", "", ("class", $"curve c{colour}{(one.IsFaint ? " faint-curve" : "")}"), ("d", Path(Thin(one.Points), x, y)));
                    }
                }
            }

            html.Leaf("p", across, ("class", "across faint"));
            if (series.Count > 1)
                Legend(html, series);
        }
    }

    private static void Marks(HtmlWriter html, PlotScale x, PlotScale y)
    {
        foreach (double mark in y.Marks)
            html.Leaf("span", y.Text(mark), ("class", "y"), ("style", FormattableString.Invariant($"bottom:{y.PlaceOf(mark) * 100:0.##}%")));
        foreach (double mark in x.Marks.Where(mark => mark <= x.High))
            html.Leaf("span", x.Text(mark), ("class", "x"), ("style", FormattableString.Invariant($"left:{x.PlaceOf(mark) * 100:0.##}%")));
    }

    private static void Legend(HtmlWriter html, IReadOnlyList<PlotSeries> series)
    {
        using (html.Box("div", "legend"))
        {
            for (int i = 0; i < series.Count; i++)
            {
                using (html.Element("span"))
                {
                    html.Leaf("i", "", ("class", $"c{i % Colours}{(series[i].IsFaint ? " faint-curve" : "")}"));
                    html.Text(series[i].Name);
                }
            }
        }
    }

    private static string Description(string title, string across, IReadOnlyList<PlotSeries> series) =>
        $"{title} over {across}. " + string.Join(" ", series.Where(one => one.Points.Count > 0).Select(one =>
            FormattableString.Invariant($"{one.Name}: from {one.Points[0].Y:0.###g0} to {one.Points[^1].Y:0.###g0}.").Replace("g0", "", StringComparison.Ordinal)));

    /// <summary>The lowest and highest of each stretch, so that no spike is lost.</summary>
    private static IReadOnlyList<(double X, double Y)> Thin(IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Count <= MostPoints)
            return points;
        int size = (int)Math.Ceiling(points.Count / (MostPoints / 2.0));
        return [.. points.Chunk(size).SelectMany(chunk =>
        {
            (double X, double Y) low = chunk.MinBy(point => point.Y), high = chunk.MaxBy(point => point.Y);
            return low.X <= high.X ? [low, high] : ((double, double)[])[high, low];
        })];
    }

    private static string Path(IReadOnlyList<(double X, double Y)> points, PlotScale x, PlotScale y)
    {
        StringBuilder path = new();
        bool isDown = false;
        foreach ((double across, double up) in points)
        {
            if (!double.IsFinite(up))
            {
                isDown = false;
                continue;
            }

            path.Append(isDown ? 'L' : 'M').Append(CultureInfo.InvariantCulture, $"{x.PlaceOf(across) * Width:0.#} {Down(y, up)}");
            isDown = true;
        }

        return path.ToString();
    }

    private static string Down(PlotScale y, double value) => ((1 - y.PlaceOf(value)) * Height).ToString("0.#", CultureInfo.InvariantCulture);
}
