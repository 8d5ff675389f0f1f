using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class EdgeMapDense : Rule<DatasetSubject>
{
    /// <summary>The share of a map that lines may cover.</summary>
    public const double Most = 0.4;

    public static EdgeMapDense Rule { get; } = new();

    public override string Code => "SET031";

    public override string Name => "edge-map-dense";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "More than 40 % of an edge map are lines.";

    public override string Why =>
        "Maps of lines cover a few percent of a picture. One that covers half of it was enlarged after it was drawn, drawn of noise, or is inverted; what is learnt "
        + "from it does not fit the maps that the ControlNet is used with.";

    public override string Remedy => "Draw the map anew from the picture at its training size, with higher thresholds, or invert it.";

    public override Example Example => new("a map of 24×24 enlarged to 768×768, its lines 32 pixels wide", "a map drawn at 768×768, its lines one pixel wide");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        if (subject.Dataset.EdgeMaps is not { } maps)
            yield break;
        foreach (ImageFacts map in maps.MapsRead().Where(map => map is { Readability: Readability.Whole, LightShare: > Most and < 1 }))
        {
            string inverted = map.LightShare > 1 - Most ? "; it may be inverted, lines are white on black" : "";
            yield return At(maps.LocationOf(map), $"{Percent(map.LightShare)} of the edge map are white{inverted}.");
        }
    }

    /// <summary>Of a map that is drawn from the picture.</summary>
    public Finding OfDrawn(Location picture, double density) => At(
        picture, $"{Percent(density)} of the edge map that is drawn of it are lines.", "Set higher thresholds (`edges.low`, `edges.high`), or thinner lines (`edges.thickness`, `edges.dilate`).");

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
}
