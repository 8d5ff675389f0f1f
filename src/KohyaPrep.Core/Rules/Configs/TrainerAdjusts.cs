using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class TrainerAdjusts : ConfigRule
{
    public static TrainerAdjusts Rule { get; } = new();

    public override string Code => "CFG112";

    public override string Name => "trainer-adjusts";

    public override Severity Severity => Severity.Info;

    public override string Summary => "The trainer changes a value and says so only in its log.";

    public override string Why => "It goes on with another value than the file says.";

    public override string Remedy => "Write the value that it takes.";

    public override Example Example => new("cache_latents_to_disk = true", "cache_latents = true\ncache_latents_to_disk = true");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from warning in subject.Forecast.Warnings
        let change = warning switch
        {
            "train_util.py:753" => ("min_bucket_reso", "min_bucket_reso is rounded down to a multiple of bucket_reso_steps"),
            "train_util.py:760" => ("max_bucket_reso", "max_bucket_reso is rounded up to a multiple of bucket_reso_steps"),
            "train_util.py:4422" => ("clip_skip", "clip_skip is not meant for Stable Diffusion 2"),
            "train_util.py:4426" => ("cache_latents_to_disk", "cache_latents_to_disk turns cache_latents on"),
            "train_util.py:4463" => ("sample_every_n_epochs", "sample_every_n_epochs is not above 0, and turned off"),
            "train_util.py:4469" => ("sample_every_n_steps", "sample_every_n_steps is not above 0, and turned off"),
            "train_util.py:5427" => ("in_json", "cached latents of the metadata are not used, since color_aug or random_crop is on"),
            "sdxl_train_util.py:374" => ("cache_text_encoder_outputs_to_disk", "cache_text_encoder_outputs_to_disk turns cache_text_encoder_outputs on"),
            "config_util.py:498" => ("validation_split", "validation_split is not between 0 and 1, and nothing is held back"),
            _ => default((string Key, string What)?),
        }
        where change is not null
        select On(subject, change.Value.Item1, $"{change.Value.Item2}.");
}
