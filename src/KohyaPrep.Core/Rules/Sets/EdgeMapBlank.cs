using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class EdgeMapBlank : Rule<DatasetSubject>
{
    public static EdgeMapBlank Rule { get; } = new();

    public override string Code => "SET030";

    public override string Name => "edge-map-blank";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "An edge map has no lines.";

    public override string Why =>
        "A map of one colour says nothing of its picture: the ControlNet learns from the pair that an empty map may mean anything, which weakens what it "
        + "learnt from the others. It comes of a flat picture, of thresholds that are too high, or of gray where colours are equally light.";

    public override string Remedy => "Leave the picture out, or draw the map with `edges: {channel: rgb}`, lower thresholds, or `edges: {method: borders}`.";

    public override Example Example => new("a map that is black all over", "a map with lines");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        if (subject.Dataset.EdgeMaps is not { } maps)
            yield break;
        foreach (ImageFacts map in maps.MapsRead().Where(map => map is { Readability: Readability.Whole, LightShare: 0 or 1 }))
            yield return At(maps.LocationOf(map), $"The edge map is {(map.LightShare == 0 ? "black" : "white")} all over.");
    }

    /// <summary>Of a map that is drawn from the picture.</summary>
    public Finding OfDrawn(Location picture) => At(picture, "The edge map that is drawn of it has no lines.");
}
