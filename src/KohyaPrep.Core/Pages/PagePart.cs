using System.Globalization;

namespace KohyaPrep.Core.Pages;

/// <summary>The parts that pages are put together from.</summary>
public static class PagePart
{
    /// <summary>A title and a line below it.</summary>
    public static void Head(HtmlWriter html, string title, string below)
    {
        using (html.Element("header"))
        {
            html.Leaf("h1", title);
            html.Leaf("p", below, ("class", "faint"));
        }
    }

    /// <summary>A section with a heading; disposing of it ends it.</summary>
    public static HtmlWriter.Scope Section(HtmlWriter html, string title)
    {
        HtmlWriter.Scope scope = html.Element("section");
        html.Leaf("h2", title);
        return scope;
    }

    /// <summary>A few numbers that matter most, each with what it is.</summary>
    public static void Figures(HtmlWriter html, IEnumerable<(string Name, string Value, string Remark)> figures)
    {
        using (html.Box("div", "figures"))
        {
            foreach ((string name, string value, string remark) in figures)
            {
                using (html.Box("div", "figure"))
                {
                    html.Leaf("span", name, ("class", "name"));
                    html.Leaf("span", value, ("class", "value"));
                    if (remark.Length > 0)
                        html.Leaf("span", remark, ("class", "faint"));
                }
            }
        }
    }

    /// <summary>A table that scrolls in itself where it is wider than the page.</summary>
    /// <param name="heads">One for each column; the first column names its row.</param>
    public static void Table(HtmlWriter html, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        using (html.Element("div", ("class", "scroll"), ("tabindex", "0")))
        using (html.Element("table"))
        {
            using (html.Element("thead"))
            using (html.Element("tr"))
            {
                foreach (string head in heads)
                    html.Leaf("th", head, ("scope", "col"));
            }

            using (html.Element("tbody"))
            {
                foreach (IReadOnlyList<string> row in rows)
                {
                    using (html.Element("tr"))
                    {
                        html.Leaf("th", row[0], ("scope", "row"));
                        foreach (string cell in row.Skip(1))
                            html.Leaf("td", cell, ("class", IsNumber(cell) ? "number" : null));
                    }
                }
            }
        }
    }

    public static void List(HtmlWriter html, IEnumerable<string> items)
    {
        using (html.Element("ul"))
        {
            foreach (string item in items)
                html.Leaf("li", item);
        }
    }

    /// <summary>A command to be copied.</summary>
    public static void Command(HtmlWriter html, string command)
    {
        using (html.Box("pre", "command"))
            html.Leaf("code", command);
    }

    /// <summary>A picture with words below it.</summary>
    /// <param name="description">What a reader hears who cannot see it.</param>
    public static void Picture(HtmlWriter html, PagePicture picture, string description, string caption, string more = "")
    {
        using (html.Element("figure"))
        {
            html.Leaf("img", "",
                ("src", picture.Address), ("alt", description), ("class", picture.IsSprite ? "sprite" : null), ("loading", "lazy"),
                ("width", picture.Width.ToString(CultureInfo.InvariantCulture)), ("height", picture.Height.ToString(CultureInfo.InvariantCulture)));
            if (caption.Length + more.Length > 0)
            {
                using (html.Element("figcaption"))
                {
                    html.Text(caption);
                    if (more.Length > 0)
                        html.Leaf("span", more, ("class", "faint"));
                }
            }
        }
    }

    /// <summary>Colours side by side, each as wide as it is frequent.</summary>
    /// <param name="colours">As <c>#rrggbb</c>, with their share of the whole.</param>
    public static void Palette(HtmlWriter html, string name, IReadOnlyList<(string Colour, double Share)> colours)
    {
        using (html.Box("div", "palette"))
        {
            html.Leaf("span", name, ("class", "name"));
            using (html.Element("span", ("class", "colours"), ("role", "img"), ("aria-label", string.Join(", ", colours.Select(colour => colour.Colour)))))
            {
                foreach ((string colour, double share) in colours)
                    html.Leaf("span", "", ("title", colour), ("style", FormattableString.Invariant($"background:{colour};flex-grow:{Math.Max(share * 100, 0.5):0.##}")));
            }
        }
    }

    private static bool IsNumber(string cell) => cell.Length > 0 && (char.IsAsciiDigit(cell[0]) || (cell[0] is '-' or '$' or '+' && cell.Length > 1 && char.IsAsciiDigit(cell[1])));
}
