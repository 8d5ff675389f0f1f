using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class StrangeKind : Rule<DatasetSubject>
{
    public static StrangeKind Rule { get; } = new();

    public override string Code => "SET028";

    public override string Name => "strange-kind";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture is no pixel art, and nearly all others are.";

    public override string Why =>
        "A photograph, a smoothed enlargement or a JPEG among sprites: its colours run into each other, and the model learns to "
        + "smear. The other way round a sprite among photographs teaches blocks.";

    public override string Remedy => "Bring it back to pixel art with `kohyaprep finish`, or leave it out.";

    public override Example Example => new("a JPEG among 40 sprites", "41 sprites");

    private const int FewestPictures = 5;

    private const double LeastShare = 0.8;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        ImageFacts[] known = [.. subject.Dataset.PicturesRead().Where(picture => picture.Kind != PictureKind.Unknown)];
        int art = known.Count(picture => picture.Kind == PictureKind.PixelArt);
        if (known.Length < FewestPictures)
            yield break;
        PictureKind? odd = art >= LeastShare * known.Length ? PictureKind.ContinuousTone : known.Length - art >= LeastShare * known.Length ? PictureKind.PixelArt : null;
        foreach (ImageFacts picture in known.Where(picture => picture.Kind == odd))
        {
            Location location = subject.Dataset.LocationOf(picture);
            yield return odd == PictureKind.PixelArt
                ? At(location, "It is pixel art, and nearly all other pictures are not.", "Leave it out, or train pixel art as a set of its own.")
                : At(location, $"It is no pixel art, having {picture.Colours} colours that run into each other, and nearly all other pictures are.");
        }
    }
}
