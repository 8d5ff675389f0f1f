using System.Globalization;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class PicturesCropped : ConfigRule
{
    public static PicturesCropped Rule { get; } = new();

    public override string Code => "CFG117";

    public override string Name => "pictures-cropped";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A good part of a picture is cut off.";

    public override string Why =>
        "The trainer scales a picture to cover its bucket, or the resolution, and cuts off what sticks out on both sides: a hat, a chin. Captions still speak of it.";

    public override string Remedy => "Set enable_bucket = true, widen min_bucket_reso and max_bucket_reso, or crop the picture yourself.";

    public override Example Example => new(
        "resolution = \"512,768\"  # square pictures",
        "resolution = \"512\"  # square pictures");

    private const double Much = 0.1;

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        ForecastImage[] cropped = [.. subject.Forecast.Datasets.SelectMany(dataset => dataset.Images).Where(image => image.Cropped >= Much).OrderByDescending(image => image.Cropped)];
        if (cropped.Length > 0)
        {
            yield return On(subject, "resolution", string.Create(CultureInfo.InvariantCulture,
                $"{cropped[0].Cropped:0 %} of {cropped[0].Path} is cut off ({cropped[0].Size} in {cropped[0].Bucket})")
                + (cropped.Length == 1 ? "." : $", and a tenth or more of {cropped.Length - 1} more."));
        }
    }
}
