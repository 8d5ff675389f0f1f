using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class EdgeMapMissing : Rule<DatasetSubject>
{
    public static EdgeMapMissing Rule { get; } = new();

    public override string Code => "SET007";

    public override string Name => "edge-map-missing";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A picture has no edge map.";

    public override string Why =>
        "Training with control images asserts that every picture has a map of the same name, and dies with `missing "
        + "conditioning data` after the model has been loaded.";

    public override string Remedy => "Make the map, or leave out the folder of maps so that all are made from the pictures.";

    public override Example Example => new("lad_001.png without edges/lad_001.png", "lad_001.png and edges/lad_001.png");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        if (subject.Dataset.EdgeMaps is not { } maps)
            yield break;
        KeyIndex<ImageFacts> there = new([.. maps.MapsRead()], map => map.Path);
        foreach (ImageFacts picture in subject.Index.PicturesRead.Where(picture => !there.Holds(picture.Path)))
            yield return At(subject.Dataset.LocationOf(picture), $"The picture has no edge map in {maps.Shown}.");
    }
}
