using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class EdgeMapExtra : Rule<DatasetSubject>
{
    public static EdgeMapExtra Rule { get; } = new();

    public override string Code => "SET008";

    public override string Name => "edge-map-extra";

    public override Severity Severity => Severity.Error;

    public override string Summary => "An edge map has no picture.";

    public override string Why =>
        "Training with control images asserts that every map belongs to a picture, and dies with `extra conditioning "
        + "data` after the model has been loaded.";

    public override string Remedy => "Move the map out of the folder, or add its picture.";

    public override RuleFix Fix => new("Sets the map aside.", OnlyWhenNamed: true);

    public override Example Example => new(
        "edges/lad_047.png without lad_047.png",
        "edges/ has the names of the pictures and no others");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        if (subject.Dataset.EdgeMaps is not { } maps)
            yield break;
        KeyIndex<ImageFacts> pictures = subject.Index.Pictures;
        foreach (ImageFacts map in maps.MapsRead().Where(map => !pictures.Holds(map.Path)))
        {
            yield return At(maps.LocationOf(map), "The edge map has no picture.") with
            {
                Fix = new Fix(FixKind.SetAside, FixPlace.EdgeMaps, map.Path, "The map is set aside.") { IsCertain = false },
            };
        }
    }
}
