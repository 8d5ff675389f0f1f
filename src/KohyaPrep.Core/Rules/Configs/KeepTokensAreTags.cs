using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class KeepTokensAreTags : ConfigRule
{
    public static KeepTokensAreTags Rule { get; } = new();

    public override string Code => "CFG060";

    public override string Name => "keep-tokens-are-tags";

    public override Severity Severity => Severity.Info;

    public override string Summary => "keep_tokens is set.";

    public override string Why =>
        "It counts the parts of a caption between separators (commas), not words and not CLIP tokens: with 1, all up to the "
        + "first comma stays in front.";

    public override string Remedy => "Count the parts between commas that shall stay in front.";

    public override Example Example => new(
        "shuffle_caption = true\nkeep_tokens = 3  # for \"pixel art punk, red hair\"",
        "shuffle_caption = true\nkeep_tokens_separator = \"|||\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from place in subject.Everywhere("keep_tokens").Where(place => PythonValue.Number(place.Value) > 1).Take(1)
        select At(place.Location, $"keep_tokens = {ConfigNodeText.Of(place.Value)} keeps that many parts between commas, not words.");
}
