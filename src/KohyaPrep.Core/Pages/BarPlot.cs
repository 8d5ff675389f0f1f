using System.Globalization;

namespace KohyaPrep.Core.Pages;

/// <summary>Bars that lie, each with its name before and its value behind it: for counts and for scores beside their scale.</summary>
public static class BarPlot
{
    /// <param name="bars">The value, its text, and whether it stands for comparison only.</param>
    /// <param name="full">The value of a bar over the whole width.</param>
    public static void Write(HtmlWriter html, string title, IReadOnlyList<(string Name, double Value, string Text, bool IsFaint)> bars, double full)
    {
        using (html.Element("figure", ("class", "bars")))
        {
            if (title.Length > 0)
                html.Leaf("figcaption", title);
            using (html.Box("div", "rows"))
            {
                foreach ((string name, double value, string text, bool isFaint) in bars)
                {
                    double share = full > 0 ? Math.Clamp(value / full, 0, 1) * 100 : 0;
                    html.Leaf("span", name, ("class", "name"));
                    using (html.Box("span", "track"))
                        html.Leaf("span", "", ("class", isFaint ? "bar faint-bar" : "bar"), ("style", $"width:{share.ToString("0.##", CultureInfo.InvariantCulture)}%"));
                    html.Leaf("span", text, ("class", "number"));
                }
            }
        }
    }
}
