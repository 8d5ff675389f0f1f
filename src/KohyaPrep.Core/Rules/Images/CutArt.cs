using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class CutArt : Rule<ImageFacts>
{
    public static CutArt Rule { get; } = new();

    public override string Code => "IMG033";

    public override string Name => "cut-art-pixels";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The edge of a picture cuts through pixels of its art.";

    public override string Why =>
        "It was cropped after it was enlarged: the outermost row or column is narrower than the others, and what is enlarged or "
        + "shrunk from here is shifted by a part of a pixel.";

    public override string Remedy => "Crop the art at its own size, or move the crop onto the grid.";

    public override Example Example => new("a sprite of 8 pixels an art pixel, cropped 3 pixels from the left", "the same cropped 8 pixels from the left");

    public override IEnumerable<Finding> Check(ImageFacts subject)
    {
        if (subject.ArtPixel < 2 || subject.OffGridPixels > 0)
            yield break;
        double left = subject.ArtLeft, right = (subject.Width - subject.ArtLeft) % subject.ArtPixel;
        double top = subject.ArtTop, bottom = (subject.Height - subject.ArtTop) % subject.ArtPixel;
        string[] cut = [.. Cut("left", left, subject), .. Cut("right", right, subject), .. Cut("top", top, subject), .. Cut("bottom", bottom, subject)];
        if (cut.Length > 0)
            yield return At(new Location(subject.Path), $"Pixels of the art ({subject.ArtPixel:F0} wide) are cut: {string.Join(", ", cut)}.");
    }

    // A fraction divides the whole picture, up to what rounding leaves.
    private static IEnumerable<string> Cut(string side, double seen, ImageFacts subject) =>
        seen > 0.01 && subject.ArtPixel - seen > 0.01 ? [$"{seen:F0} of {subject.ArtPixel:F0} are left at the {side}"] : [];
}
