using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SeparatorReplaced : ConfigRule
{
    public static SeparatorReplaced Rule { get; } = new();

    public override string Code => "CFG119";

    public override string Name => "separator-replaced";

    public override Severity Severity => Severity.Info;

    public override string Summary => "Captions with a separator of their own are shuffled.";

    public override string Why =>
        "Tags are told apart by caption_separator, and put together again with a comma and a blank, whatever the separator was.";

    public override string Remedy => "Nothing has to be done where commas will do; otherwise leave shuffle_caption off.";

    public override Example Example => new(
        "shuffle_caption = true\ncaption_separator = \";\"",
        "shuffle_caption = true");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Forecast.Datasets.SelectMany(dataset => dataset.Blueprint.Subsets).FirstOrDefault(subset => subset is { ShuffleCaption: true } && subset.CaptionSeparator.Trim() != ",") is { } subset)
            yield return On(subject, "caption_separator", $"Shuffled captions are joined with \", \" and not with \"{subset.CaptionSeparator}\".");
    }
}
