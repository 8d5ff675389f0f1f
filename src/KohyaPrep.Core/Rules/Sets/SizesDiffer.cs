using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class SizesDiffer : Rule<DatasetSubject>
{
    public static SizesDiffer Rule { get; } = new();

    public override string Code => "SET002";

    public override string Name => "sizes-differ";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The pictures do not all have one size.";

    public override string Why =>
        "Without buckets the trainer scales each picture until it covers the resolution and cuts off the rest; when "
        + "latents are not cached, it dies instead. With buckets each shape gets batches of its own, which is as it should "
        + "be, but costs steps where a bucket holds few pictures.";

    public override string Remedy =>
        "Bring the pictures to one size with `canvas` in the recipe, or let the trainer sort them into buckets with "
        + "`canvas: trainer`.";

    public override Example Example => new("203 pictures of 24×24 and one of 48×24", "204 pictures of 24×24");

    private const int SizesNamed = 4;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        (string Size, int Count)[] sizes =
        [
            .. subject.Index.PicturesRead
                .Where(picture => picture.Width > 0)
                .CountBy(picture => (picture.Width, picture.Height))
                .OrderByDescending(size => size.Value).ThenBy(size => size.Key)
                .Select(size => ($"{size.Key.Width}×{size.Key.Height}", size.Value)),
        ];
        if (sizes.Length < 2)
            yield break;
        string named = string.Join(", ", sizes.Take(SizesNamed).Select(size => $"{size.Count} of {size.Size}"));
        string more = sizes.Length > SizesNamed ? $" and {sizes.Length - SizesNamed} more sizes" : "";
        yield return At(
            new Location(subject.Dataset.Shown),
            $"The pictures have {sizes.Length} sizes: {named}{more}.",
            severity: subject.Use.UsesBuckets || subject.Use.EvensSizes ? Severity.Info : Severity.Warning);
    }
}
