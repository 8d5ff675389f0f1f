using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class UnusableAnswer : Rule<RefusedAnswer>
{
    public static UnusableAnswer Rule { get; } = new();

    public override string Code => "CAP044";

    public override string Name => "unusable-answer";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "What a model said of a picture cannot be its caption, or it said nothing.";

    public override string Why =>
        "A refusal, a cut sentence, a word that repeats without end or one answer for every picture would be learnt as if it described "
        + "the picture. The picture stays without these words.";

    public override string Remedy => "Run the command again, which asks for this picture only, change the prompt or the model, or write the caption by hand.";

    public override Example Example => new("I'm sorry, I can't help with that.", "a young man with a red cap and round glasses");

    public override IEnumerable<Finding> Check(RefusedAnswer subject)
    {
        yield return At(subject.Location, subject.Reason);
    }
}
