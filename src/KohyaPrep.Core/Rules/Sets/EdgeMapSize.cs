using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class EdgeMapSize : Rule<DatasetSubject>
{
    public static EdgeMapSize Rule { get; } = new();

    public override string Code => "SET009";

    public override string Name => "edge-map-size";

    public override Severity Severity => Severity.Error;

    public override string Summary => "An edge map has another size than its picture.";

    public override string Why =>
        "With buckets the trainer asserts that each map is as large as its picture, and finds out only while it trains, "
        + "when the first such pair comes up. Without buckets it scales the map, which blurs its lines and lays them beside "
        + "the picture's edges where the shapes differ.";

    public override string Remedy =>
        "Make the map again from the picture, at the picture's size or at the size that is trained on.";

    public override Example Example => new("lad_001.png 24×24, its map 512×512", "lad_001.png 24×24, its map 24×24");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        if (subject.Dataset.EdgeMaps is not { } maps)
            yield break;
        ILookup<string, ImageFacts> pictures = subject.Dataset.PicturesByKey();
        foreach (ImageFacts map in maps.MapsRead().Where(map => map.Width > 0))
        {
            (int, int) size = (map.Width, map.Height);
            string trained = subject.Use.TrainingSize is (int width, int height) ? $", and {width}×{height} is trained on" : "";
            if (size == subject.Use.TrainingSize)
                continue;
            if (pictures[Dataset.KeyOf(map.Path)].FirstOrDefault(picture => picture.Width > 0 && (picture.Width, picture.Height) != size) is { } picture)
            {
                yield return At(
                    maps.LocationOf(map),
                    $"The edge map is {map.Width}×{map.Height}, its picture {picture.Width}×{picture.Height}{trained}.",
                    severity: subject.Use.UsesBuckets ? Severity.Error : Severity.Warning);
            }
        }
    }
}
