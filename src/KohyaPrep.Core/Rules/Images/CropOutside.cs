using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Images;

public sealed class CropOutside : Rule
{
    public static CropOutside Rule { get; } = new();

    public override string Code => "IMG051";

    public override string Name => "crop-outside";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The box of `canvas.crop` does not lie within a picture.";

    public override string Why => "What is outside of the picture would have to be invented. The box is in pixels of the picture, after `canvas.recover`.";

    public override string Remedy => "Choose a smaller box, or `crop: square` or `content`, which fit each picture.";

    public override Example Example => new("canvas:\n  crop: \"4,4,24,24\"  # of 24×24", "canvas:\n  crop: \"4,4,16,16\"");

    public Finding Of(Dataset dataset, ImageFacts picture, CropBox box, int width, int height) =>
        At(dataset.LocationOf(picture), $"The box {box} does not lie within {width}×{height}.");
}
