using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class EmptyCaption : Rule<CaptionFacts>
{
    public static EmptyCaption Rule { get; } = new();

    public override string Code => "CAP002";

    public override string Name => "empty-caption";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A caption file has no text in its first line.";

    public override string Why =>
        "Of a file without a single line the trainer says `caption file is empty` and dies with an AssertionError. Where "
        + "the first line is only blank the caption is empty: the class words do not step in, and what the picture shows is "
        + "learnt under no word at all.";

    public override string Remedy =>
        "Write the caption into the first line, or remove the file so that the class words or the template are used.";

    public override RuleFix Fix => new("Takes blank lines above the text away. A file without any text is set aside, when the code is named.");

    public override Example Example => new("lad_001.txt, 0 bytes", "lad_001.txt: punk, light blue background");

    public override IEnumerable<Finding> Check(CaptionFacts subject)
    {
        if (!subject.IsUtf8 || subject.Trouble.Length > 0 || subject.HasText)
            yield break;
        Location location = new(subject.Shown);
        if (subject.HasNoLines)
            yield return At(location, "The caption file is empty; the trainer stops at it.") with { Fix = SetAside(subject) };
        else if (subject.Lines == 0)
            yield return At(location, "The caption is blank; the picture is trained on without any words.", severity: Severity.Warning) with { Fix = SetAside(subject) };
        else
        {
            yield return At(new Location(subject.Shown, 1), "The first line is blank, and the trainer reads no other.", severity: Severity.Warning) with
            {
                Fix = new Fix(FixKind.DropBlankLines, FixPlace.Captions, subject.Path, "The blank lines above the text go."),
            };
        }
    }

    private static Fix SetAside(CaptionFacts subject) =>
        new(FixKind.SetAside, FixPlace.Captions, subject.Path, "The file is set aside, so that the class words or the template are used.") { IsCertain = false };
}
