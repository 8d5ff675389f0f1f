using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class LatentsCacheWithAugmentation : ConfigRule
{
    public static LatentsCacheWithAugmentation Rule { get; } = new();

    public override string Code => "CFG077";

    public override string Name => "latents-cache-with-augmentation";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "color_aug is on while latents are cached.";

    public override string Why =>
        "The picture is turned into latents once, so that its colours vary no more. With folders and metadata the trainer "
        + "refuses it; with control pairs its check never fires.";

    public override string Remedy => "Remove color_aug, or the caching.";

    public override Example Example => new("cache_latents = true\ncolor_aug = true  # control net", "cache_latents = true");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from key in (string[])["color_aug", "random_crop"]
        where subject.Forecast.Failure is null && subject.CachesLatents()
        from place in subject.Everywhere(key).Where(place => PythonValue.IsTrue(place.Value)).Take(1)
        select At(place.Location, $"{key} has no effect, since latents are cached.");
}
