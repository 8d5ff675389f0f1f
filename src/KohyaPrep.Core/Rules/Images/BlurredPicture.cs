using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class BlurredPicture : Rule<ImageFacts>
{
    public static BlurredPicture Rule { get; } = new();

    public override string Code => "IMG016";

    public override string Name => "blurred-picture";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A photograph or painting is blurred all over.";

    public override string Why =>
        "Not even its sharpest parts have any fine contrast left: it was out of focus, moved, or enlarged far beyond its size. "
        + "The model learns the blur with the rest and draws soft pictures.";

    public override string Remedy => "Take a sharper picture, or one that was not enlarged.";

    public override Example Example => new("a photograph of 300×300 enlarged to 1024×1024", "a photograph taken at 1024×1024");

    /// <summary>A blur of a Gaussian of 2 pixels leaves 0.34, one of 1 pixel 0.54, and the heaviest JPEG of something sharp 0.59.</summary>
    private const double LeastSharpness = 0.36;

    public override IEnumerable<Finding> Check(ImageFacts subject) =>
        subject.Kind == PictureKind.ContinuousTone && subject.Sharpness < LeastSharpness
            ? [At(new Location(subject.Path), string.Create(CultureInfo.InvariantCulture, $"Nothing in the picture is sharp: its sharpness is {subject.Sharpness:F2}, and {LeastSharpness} is little."))]
            : [];
}
