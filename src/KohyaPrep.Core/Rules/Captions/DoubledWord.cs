using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class DoubledWord : Rule<CaptionFacts>
{
    public static DoubledWord Rule { get; } = new();

    public override string Code => "CAP024";

    public override string Name => "doubled-word";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A word stands twice in a row.";

    public override string Why =>
        "It is mostly what remained when something between the two was taken out, or two captions were joined. The model is "
        + "told that this picture differs from one where the word stands once.";

    public override string Remedy => "Take one of the two out, or put back what stood between them.";

    public override RuleFix Fix => new("Takes one of the two out.");

    public override Example Example => new("punk, light light skin", "punk, light skin");

    public override IEnumerable<Finding> Check(CaptionFacts subject)
    {
        IReadOnlyList<string> doubled = DoubledWords.In(subject.Text);
        if (doubled.Count > 0)
        {
            yield return At(new Location(subject.Shown, 1), $"A word is doubled: '{string.Join("', '", doubled)}'.") with
            {
                Fix = new Fix(FixKind.DropDoubledWords, FixPlace.Captions, subject.Path, "One of the two goes."),
            };
        }
    }
}
