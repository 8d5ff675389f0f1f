using System.Text;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class OverTokenLimit : Rule<DatasetSubject>
{
    public static OverTokenLimit Rule { get; } = new();

    public override string Code => "CAP020";

    public override string Name => "over-token-limit";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A caption has more tokens than the trainer takes, and its end is lost.";

    public override string Why =>
        "CLIP reads 75 tokens unless `max_token_length` says 150 or 225. What comes after is cut off without a word, often in "
        + "every long caption the same closing words, so that they are learnt from the short ones alone.";

    public override string Remedy => "Shorten the caption, or set `max_token_length` to 150 or 225.";

    public override Example Example => new(
        "punk, … 78 tokens in all …, sharp pixel edges (max_token_length 75)",
        "punk, … 72 tokens in all …, sharp pixel edges");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        int limit = subject.Use.MaxTokenLength;
        // A character makes four tokens at most, one of ASCII one.
        foreach (CaptionFacts caption in subject.Dataset.Captions.Where(caption => caption.Length > limit / 4))
        {
            if (caption.Length <= limit && Ascii.IsValid(caption.Text))
                continue;
            CaptionTokens tokens = ClipTokenizer.Shared.Read(caption.Text, limit);
            if (tokens.IsCut)
                yield return At(new Location(caption.Shown, 1), $"The caption has {tokens.Count} tokens; the trainer takes {limit} and loses '{tokens.Cut.TrimStart(',', ' ')}'.", RemedyFor(tokens.Count));
        }
    }

    private static string RemedyFor(int tokens) => tokens switch
    {
        <= 150 => "Shorten it, or set `max_token_length` to 150.",
        <= 225 => "Shorten it, or set `max_token_length` to 225.",
        _ => "Shorten it: the trainer takes 225 tokens at most.",
    };
}
