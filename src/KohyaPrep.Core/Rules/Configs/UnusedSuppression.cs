using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class UnusedSuppression : Rule
{
    public static UnusedSuppression Rule { get; } = new();

    public override string Code => "CFG030";

    public override string Name => "unused-suppression";

    public override Severity Severity => Severity.Info;

    public override string Summary => "A suppression is about a finding that there is none of.";

    public override string Why => "It was for a fault that is gone, or it stands at another line than the finding. Left in place, it would hide the next one.";

    public override string Remedy => "Remove it, or put it where the finding is.";

    public override Example Example => new("epochs: 10  # kohyaprep: ignore CFG003 because it was 0 once", "epochs: 10");

    public Finding Of(Suppression suppression)
    {
        if (RuleCatalogue.Find(suppression.Rule) is { } rule)
            return At(suppression.Location, $"There is no {rule.Code} ({rule.Name}) {Place(suppression.Target)}.");
        IReadOnlyList<Rule> like = RuleCatalogue.Like(suppression.Rule);
        string? remedy = like.Count == 0 ? null : $"Did you mean {string.Join(" or ", like.Select(other => $"{other.Code} ({other.Name})"))}?";
        return At(suppression.Location, $"'{suppression.Rule}' is not a rule.", remedy);
    }

    private static string Place(Location? target) => target switch
    {
        null => "to suppress",
        { Line: 0 } => "in this file to suppress",
        _ => $"at line {target.Line} to suppress",
    };
}
