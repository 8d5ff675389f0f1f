using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class TextCacheDropsWords : ConfigRule
{
    public static TextCacheDropsWords Rule { get; } = new();

    public override string Code => "CFG079";

    public override string Name => "text-cache-drops-words";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A caption prefix, suffix or wildcards are set while text encoder outputs are cached.";

    public override string Why =>
        "The cache is made of the caption as it stands in its file (strategy_sdxl.py:267): a trigger word in caption_prefix "
        + "is never trained.";

    public override string Remedy => "Write prefix and suffix into the caption files, or remove cache_text_encoder_outputs.";

    public override Example Example => new("cache_text_encoder_outputs = true\ncaption_prefix = \"punk,\"", "caption_prefix = \"punk,\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from key in (string[])["caption_prefix", "caption_suffix", "enable_wildcard"]
        where subject.CachesText()
        from place in subject.Everywhere(key).Where(place => PythonValue.IsTrue(place.Value)).Take(1)
        select At(place.Location, $"{key} is left out, since text encoder outputs are cached.");
}
