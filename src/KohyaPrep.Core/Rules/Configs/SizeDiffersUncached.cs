using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SizeDiffersUncached : ConfigRule
{
    public static SizeDiffersUncached Rule { get; } = new();

    public override string Code => "CFG093";

    public override string Name => "size-differs-uncached";

    public override Severity Severity => Severity.Error;

    public override string Summary => "Pictures differ from the resolution, with neither buckets nor cached latents.";

    public override string Why => "Nothing is scaled then: the first batch with such a picture dies with an AssertionError that names the size.";

    public override string Remedy => "Turn cache_latents or enable_bucket on, or bring the pictures to the resolution.";

    public override Example Example => new("resolution = \"512\"  # pictures of 24×24", "resolution = \"512\"\ncache_latents = true");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.CachesLatents() || subject.IsOnAnywhere("face_crop_aug_range"))
            yield break;
        var differing = (from dataset in subject.Forecast.Datasets
                         where !dataset.EnableBucket
                         from image in dataset.Images
                         where Differs(image, dataset.Resolution)
                         select (image, dataset.Resolution)).ToArray();
        if (differing.Length > 0)
        {
            ConfigPlace? place = subject.Everywhere("resolution").LastOrDefault();
            yield return At(place?.Location ?? new Location(subject.TrainingFile),
                $"{differing.Length} picture{(differing.Length == 1 ? " is" : "s are")} not of the resolution {differing[0].Resolution} and not scaled to it, such as "
                + $"{differing[0].image.Path} ({differing[0].image.Size}).");
        }
    }

    private static bool Differs(ForecastImage image, PixelSize resolution) => image.Subset.RandomCrop
        ? image.Size.Width < resolution.Width || image.Size.Height < resolution.Height
        : image.Size != resolution;
}
