using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class LinesLost : Rule<CaptionFacts>
{
    public static LinesLost Rule { get; } = new();

    public override string Code => "CAP004";

    public override string Name => "lines-lost";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A caption has text below its first line.";

    public override string Why =>
        "The trainer takes the first line and loses the others without a word. (With `enable_wildcard` it picks one of "
        + "the lines at random each time instead.)";

    public override string Remedy =>
        "Join the lines with commas, or set `enable_wildcard` if one of them is to be picked at random.";

    public override RuleFix Fix => new("Joins the lines with commas.", OnlyWhenNamed: true);

    public override Example Example => new("punk\\nlight blue background", "punk, light blue background");

    public override IEnumerable<Finding> Check(CaptionFacts subject)
    {
        int lost = subject.Lines - 1;
        if (subject.HasText && lost > 0)
        {
            yield return At(new Location(subject.Shown, 2), $"The trainer reads the first line only; {lost} more {(lost == 1 ? "is" : "are")} lost.") with
            {
                Fix = new Fix(FixKind.JoinLines, FixPlace.Captions, subject.Path, "The lines become one, with commas between them.") { IsCertain = false },
            };
        }
    }
}
