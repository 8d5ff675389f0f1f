using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class JpegBlocks : Rule<ImageFacts>
{
    public static JpegBlocks Rule { get; } = new();

    public override string Code => "IMG021";

    public override string Name => "jpeg-blocks";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The blocks of heavy JPEG compression can be seen.";

    public override string Why => "Borders of 8×8 blocks are among the first things that a model learns: it draws them into everything.";

    public override string Remedy => "Find the picture in better quality; saving it again as PNG keeps the blocks.";

    public override Example Example => new("a JPEG saved with quality 15", "the same saved with quality 90");

    /// <summary>Quality 15 leaves about 2.9 levels, 30 leaves 2.0 and 75 leaves 1.0.</summary>
    private const double MostBlockiness = 2.5;

    public override IEnumerable<Finding> Check(ImageFacts subject) =>
        subject.Kind == PictureKind.ContinuousTone && subject.Blockiness > MostBlockiness
            ? [At(new Location(subject.Path), string.Create(CultureInfo.InvariantCulture, $"Steps at the borders of blocks are {subject.Blockiness:F1} levels larger than beside them."))]
            : [];
}
