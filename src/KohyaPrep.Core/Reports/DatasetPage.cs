using System.Globalization;
using System.Text.Json;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Pages;

namespace KohyaPrep.Core.Reports;

/// <summary>The page of a dataset: what is in it as plots, what is wrong with it, and every picture, to be filtered and opened.</summary>
public static class DatasetPage
{
    private const int MostRows = 12;

    /// <param name="tiles">One for each picture, in order; taken one by one, so that they are never held together.</param>
    public static void Write(TextWriter writer, ReportedDataset dataset, IEnumerable<DatasetTile> tiles) => Page.Write(
        writer,
        dataset.Title,
        html =>
        {
            PagePart.Head(html, dataset.Title, dataset.Below);
            Figures(html, dataset);
            Findings(html, dataset);
            Statistics(html, dataset);
            Gallery(html);
            html.Data("findings", FindingsJson(dataset.Findings));
            html.DataLines("tiles", tiles.Select(tile => tile.Json()));
            html.Leaf("footer", "Made by KohyaPrep. Everything on this page is in this file; it loads nothing.");
        },
        "dataset.js");

    private static void Figures(HtmlWriter html, ReportedDataset dataset)
    {
        FindingCounts counts = FindingCounts.Of(dataset.Findings);
        List<int> tokens = [.. dataset.Tokens.OfType<int>()];
        int cut = tokens.Count(count => count > dataset.TokenLimit);
        var sizes = dataset.Pictures.GroupBy(picture => (picture.Width, picture.Height)).OrderByDescending(group => group.Count()).ToList();
        PagePart.Figures(html,
        [
            ("pictures", Number(dataset.Pictures.Count), sizes.Count == 1 ? $"of {sizes[0].Key.Width}×{sizes[0].Key.Height}" : $"in {Number(sizes.Count)} sizes"),
            ("captions", Number(tokens.Count), (tokens.Count == dataset.Pictures.Count ? "one for each" : $"{Number(dataset.Pictures.Count - tokens.Count)} without") + (dataset.WrittenCaptions > 0 ? $", {Number(dataset.WrittenCaptions)} from the template" : "")),
            ("longer than the limit", Number(cut), $"captions of more than {dataset.TokenLimit} tokens"),
            ("findings", Number(counts.All), counts.All == 0 ? "" : counts.ToString()),
        ]);
    }

    private static void Findings(HtmlWriter html, ReportedDataset dataset)
    {
        if (dataset.Findings.Count == 0)
            return;
        using (PagePart.Section(html, "Findings"))
        {
            var rules = dataset.Findings.GroupBy(finding => (finding.Code, finding.Name)).OrderByDescending(group => group.Max(finding => finding.Severity)).ThenByDescending(group => group.Count()).ToList();
            PagePart.Table(html, ["rule", "how many", "how grave", "what it says first"], rules.Select(rule => (IReadOnlyList<string>)
                [$"{rule.Key.Code} {rule.Key.Name}", Number(rule.Count()), FindingText.WordOf(rule.Max(finding => finding.Severity)), rule.First().Message]));
            List<Finding> ofSet = [.. dataset.Findings.Where((_, i) => !dataset.OfPictures[i]).Take(MostRows)];
            if (ofSet.Count > 0)
            {
                html.Leaf("h3", "About the set as a whole");
                PagePart.List(html, ofSet.Select(finding => $"{finding.Location}: {finding.Code}: {finding.Message} {finding.Remedy}"));
            }
        }
    }

    private static void Statistics(HtmlWriter html, ReportedDataset dataset)
    {
        List<ImageFacts> whole = [.. dataset.Pictures.Where(picture => picture.Readability == Readability.Whole)];
        if (whole.Count == 0)
            return;
        using (PagePart.Section(html, "Statistics"))
        using (html.Box("div", "plots"))
        {
            Counted(html, "Sizes", whole.Select(picture => $"{picture.Width}×{picture.Height}"));
            Histogram.Write(html, "Distinct colours of a picture", [.. whole.Select(picture => (double)picture.Colours)]);
            Histogram.Write(html, "Tokens of a caption", [.. dataset.Tokens.OfType<int>().Select(count => (double)count)]);
            if (whole.Select(picture => (double)picture.Width / picture.Height).Distinct().Count() > 1)
                Histogram.Write(html, "Width to height", [.. whole.Select(picture => (double)picture.Width / picture.Height)]);
            List<ColourSketch> sketches = [.. whole.Select(picture => picture.Sketch).OfType<ColourSketch>()];
            if (sketches.Count > 0)
            {
                Counted(html, "Backgrounds", sketches.Select(sketch => sketch.Background.ToString().ToLowerInvariant()));
                Counted(html, "Background colours", sketches.SelectMany(sketch => sketch.BackgroundColours.Take(1)));
                Counted(html, "Main colours of the foreground", sketches.SelectMany(sketch => sketch.Dominant));
            }

            Counted(html, "File formats and modes", whole.Select(picture => $"{picture.Format} {picture.Mode}"));
        }
    }

    private static void Counted(HtmlWriter html, string title, IEnumerable<string> names)
    {
        var groups = names.GroupBy(name => name).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (groups.Count == 0)
            return;
        List<(string, double, string, bool)> bars = [.. groups.Take(MostRows).Select(group => (group.Key, (double)group.Count(), Number(group.Count()), false))];
        double most = bars.Max(bar => bar.Item2);
        if (groups.Count > MostRows && groups.Skip(MostRows).Sum(group => group.Count()) is var rest)
            bars.Add(($"{Number(groups.Count - MostRows)} others", rest, Number(rest), true));
        BarPlot.Write(html, title, bars, most);
    }

    /// <summary>The places that the page's script fills.</summary>
    private static void Gallery(HtmlWriter html)
    {
        using (PagePart.Section(html, "Pictures"))
        {
            using (html.Element("div", ("id", "tools"), ("class", "tools screen")))
            {
                using (html.Element("label"))
                {
                    html.Text("Search ");
                    html.Leaf("input", "", ("id", "search"), ("type", "search"), ("placeholder", "name or caption"));
                }

                using (html.Element("label"))
                {
                    html.Text("Order ");
                    using (html.Element("select", ("id", "order")))
                    {
                        foreach ((string value, string name) in ((string, string)[])[("n", "name"), ("f", "most findings"), ("q", "most colours"), ("k", "longest caption"), ("w", "largest")])
                            html.Leaf("option", name, ("value", value));
                    }
                }
            }

            html.Leaf("div", "", ("id", "filters"), ("class", "filters screen"), ("role", "group"), ("aria-label", "Show only pictures with"));
            html.Leaf("p", "", ("id", "shown"), ("class", "faint"), ("aria-live", "polite"));
            html.Leaf("div", "", ("id", "gallery"), ("class", "gallery"));
            html.Leaf("button", "Show more", ("id", "more"), ("class", "screen"), ("type", "button"));
            html.Leaf("noscript", "The pictures are shown by a script of this page; allow scripts to see them.");
        }

        html.Leaf("dialog", "", ("id", "detail"), ("aria-label", "A picture"));
    }

    private static string FindingsJson(IReadOnlyList<Finding> findings)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartArray();
            foreach (Finding finding in findings)
            {
                json.WriteStartArray();
                foreach (string text in (string[])[finding.Code, finding.Name, FindingText.WordOf(finding.Severity), finding.Message, finding.Remedy])
                    json.WriteStringValue(text);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
