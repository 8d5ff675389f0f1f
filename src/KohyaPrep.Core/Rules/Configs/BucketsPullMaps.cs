using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class BucketsPullMaps : ConfigRule
{
    public static BucketsPullMaps Rule { get; } = new();

    public override string Code => "CFG075";

    public override string Name => "buckets-pull-maps";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Buckets crop pictures that have control maps.";

    public override string Why =>
        "A picture is scaled and cropped to its bucket, but its control map is stretched to it (train_util.py:2541): the two "
        + "no longer lie on each other.";

    public override string Remedy => "Bring all pictures and maps to one size beforehand, and turn enable_bucket off.";

    public override Example Example => new("enable_bucket = true  # control net, pictures of many sizes", "enable_bucket = false");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Traits().IsNetwork || !subject.Request.Script.Contains("control_net", StringComparison.Ordinal))
            yield break;
        ForecastImage[] pulled = [.. subject.Forecast.Datasets.Where(dataset => dataset.EnableBucket)
            .SelectMany(dataset => dataset.Images).Where(image => image.Resized != image.Bucket)];
        if (pulled.Length > 0)
        {
            ConfigPlace? place = subject.Everywhere("enable_bucket").FirstOrDefault();
            yield return At(place?.Location ?? new Location(subject.TrainingFile),
                $"{pulled.Length} picture{(pulled.Length == 1 ? " is" : "s are")} cropped to the bucket while the control map is stretched, such as {pulled[0].Path} "
                + $"({pulled[0].Resized} to {pulled[0].Bucket}).");
        }
    }
}
