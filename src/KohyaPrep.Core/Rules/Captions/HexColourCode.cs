using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class HexColourCode : Rule<CaptionFacts>
{
    public static HexColourCode Rule { get; } = new();

    public override string Code => "CAP006";

    public override string Name => "hex-colour-code";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A caption names a colour by its code.";

    public override string Why =>
        "CLIP has never learnt which colour `#a3b1c2` is. A code takes six or seven of the 75 tokens, and when hair, eyes "
        + "and background share codes the model ties them to each other: a whole training of 204 portraits was spoilt that "
        + "way.";

    public override string Remedy => "Name the colour in words, such as `light blue`, or leave it out.";

    public override RuleFix Fix => new("Leaves the codes out, with the brackets around them; the words stay.", OnlyWhenNamed: true);

    public override Example Example => new("punk, #a3b1c2 background", "punk, light blue background");

    public override IEnumerable<Finding> Check(CaptionFacts subject)
    {
        IReadOnlyList<string> codes = ColourCodes.In(subject.Text);
        if (codes.Count == 0)
            yield break;
        string more = codes.Count == 1 ? "" : $" and {codes.Count - 1} more";
        yield return At(new Location(subject.Shown, 1), $"The caption has the colour code {codes[0]}{more}.") with
        {
            Fix = new Fix(FixKind.DropColourCodes, FixPlace.Captions, subject.Path, "The codes go, with the brackets around them.") { IsCertain = false },
        };
    }
}
