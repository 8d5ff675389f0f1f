using KohyaPrep.Core.Pages;

namespace KohyaPrep.Core.Reports;

/// <summary>The colours of the originals and of what was drawn.</summary>
internal static class PalettePart
{
    public static void Write(HtmlWriter html, IReadOnlyList<ReportedRun> runs)
    {
        List<ReportedPalette> palettes = [.. runs.SelectMany(run => run.Palettes).DistinctBy(palette => palette.Name)];
        if (palettes.Count == 0)
            return;
        using (PagePart.Section(html, "Palettes"))
        {
            foreach (ReportedPalette palette in palettes)
                PagePart.Palette(html, palette.Name, palette.Colours);
            html.Leaf("p", "The most frequent colours, near ones taken together, as wide as they are frequent.", ("class", "faint"));
        }
    }
}
