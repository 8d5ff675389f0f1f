using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class ShapesMixed : Rule<DatasetSubject>
{
    public static ShapesMixed Rule { get; } = new();

    public override string Code => "SET016";

    public override string Name => "shapes-mixed";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Most pictures have one shape, and some have another.";

    public override string Why =>
        "With buckets each shape gets batches of its own; a few odd pictures make batches that are never full, so they count "
        + "for more than the others or slow the training down. Without buckets they are cropped.";

    public override string Remedy => "Crop or pad the odd ones to the shape of the others, or leave them to their buckets.";

    public override Example Example => new("200 square portraits and 3 landscapes", "203 square portraits");

    private const int FewestPictures = 10;

    /// <summary>Where more are odd, the set is mixed on purpose.</summary>
    private const double MostOdd = 0.1;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        ImageFacts[] pictures = [.. subject.Dataset.PicturesRead().Where(picture => picture.Width > 0)];
        if (pictures.Length < FewestPictures)
            yield break;
        var shapes = pictures.CountBy(ShapeOf).OrderByDescending(shape => shape.Value).ThenBy(shape => shape.Key, StringComparer.Ordinal).ToArray();
        int odd = pictures.Length - shapes[0].Value;
        if (odd > 0 && odd <= MostOdd * pictures.Length)
            yield return At(new Location(subject.Dataset.Shown), $"{shapes[0].Value} pictures are {shapes[0].Key}, {odd} {(odd == 1 ? "is" : "are")} not: {string.Join(", ", shapes.Skip(1).Select(shape => $"{shape.Value} {shape.Key}"))}.", severity: subject.Use.UsesBuckets || subject.Use.EvensSizes ? Severity.Info : Severity.Warning);
    }

    // Within a fifth a picture is as good as square.
    private static string ShapeOf(ImageFacts picture) =>
        picture.Width > 1.2 * picture.Height ? "landscape" : picture.Height > 1.2 * picture.Width ? "upright" : "square";
}
