using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class TextCacheWithVariation : ConfigRule
{
    public static TextCacheWithVariation Rule { get; } = new();

    public override string Code => "CFG078";

    public override string Name => "text-cache-with-variation";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Captions are to vary while text encoder outputs are cached.";

    public override string Why =>
        "Each caption is encoded once: it is not shuffled, and nothing of it is dropped. With folders and metadata the "
        + "trainer refuses most of it; with control pairs its check never fires.";

    public override string Remedy => "Remove the variation, or cache_text_encoder_outputs.";

    public override Example Example => new(
        "cache_text_encoder_outputs = true\nshuffle_caption = true  # sdxl_train_control_net.py",
        "cache_text_encoder_outputs = true");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from key in (string[])["shuffle_caption", "caption_dropout_rate", "caption_tag_dropout_rate", "token_warmup_step", "caption_dropout_every_n_epochs"]
        where subject.Forecast.Failure is null && subject.CachesText()
        from place in subject.Everywhere(key).Where(place => PythonValue.IsTrue(place.Value)).Take(1)
        select At(place.Location, $"{key} has no effect, since text encoder outputs are cached.");
}
