using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class ResizedPictures : Rule<DatasetSubject>
{
    public static ResizedPictures Rule { get; } = new();

    public override string Code => "SET014";

    public override string Name => "same-picture-other-size";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture lies there at two sizes.";

    public override string Why =>
        "A sprite and its enlargement, a photograph and its thumbnail: after the trainer has brought both to the size of their "
        + "bucket it is one picture twice, once soft.";

    public override string Remedy => "Keep the one that was not enlarged.";

    public override RuleFix Fix => new("Sets all but one aside, with their captions and edge maps.", OnlyWhenNamed: true);

    public override Example Example => new("hero.png of 24×24 and hero-large.png of 512×512", "hero.png");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        NearGroup[] groups = [.. subject.Dataset.NearDuplicates.Where(group => group.Kind == NearKind.OtherSize)];
        if (groups.Length == 0)
            yield break;
        Dictionary<string, ImageFacts> pictures = subject.Dataset.Pictures.ToDictionary(picture => picture.Path, StringComparer.Ordinal);
        foreach (NearGroup group in groups)
        {
            // Of a sprite the smallest is the original, of a photograph the largest.
            ImageFacts[] sizes = [.. group.Paths.Select(path => pictures[path]).OrderBy(picture => (picture.Kind == PictureKind.PixelArt ? 1L : -1L) * picture.Width * picture.Height)];
            yield return At(Location.In(subject.Dataset.Shown, group.Paths[0]), $"The same as {Copies.Others(group.Paths)}, at another size.") with
            {
                Fix = Copies.SetAside(sizes[0].Path, [.. sizes.Skip(1).Select(picture => picture.Path)], isCertain: false),
            };
        }
    }
}
