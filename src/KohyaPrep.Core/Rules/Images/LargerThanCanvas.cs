using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Images;

public sealed class LargerThanCanvas : Rule
{
    public static LargerThanCanvas Rule { get; } = new();

    public override string Code => "IMG020";

    public override string Name => "larger-than-canvas";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A picture is larger than the canvas it is to be put on.";

    public override string Why => "A canvas only ever enlarges, by whole factors: shrinking pixel art mixes its pixels, and cropping cuts them off.";

    public override string Remedy => "Choose a larger canvas, take the picture out, or leave the set to the trainer's buckets with `canvas: trainer`.";

    public override Example Example => new("a picture of 40×40 on `canvas: {pad: 32}`", "the same picture on `canvas: {pad: 64}`");

    public Finding Of(Dataset dataset, ImageFacts picture, int side) => At(
        dataset.LocationOf(picture), $"{picture.Width}×{picture.Height} does not fit on the canvas of {side}×{side}.");
}
