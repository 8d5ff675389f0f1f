using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class ByteOrderMark : Rule<CaptionFacts>
{
    public static ByteOrderMark Rule { get; } = new();

    public override string Code => "CAP005";

    public override string Name => "byte-order-mark";

    public override Severity Severity => Severity.Info;

    public override string Summary => "A caption begins with a byte-order mark.";

    public override string Why =>
        "The trainer does not strip the mark: it becomes part of the first tag. The tokenizer drops it, so the training "
        + "is the same, but the statistics of tags in the model's file and every program that compares tags take that tag "
        + "for another one.";

    public override string Remedy => "Save the file as UTF-8 without a byte-order mark.";

    public override RuleFix Fix => new("Takes the mark off.");

    public override Example Example => new("UTF-8 with BOM (ef bb bf 70 75 6e 6b)", "UTF-8 (70 75 6e 6b)");

    public override IEnumerable<Finding> Check(CaptionFacts subject)
    {
        if (!subject.HasByteOrderMark)
            return [];
        return
        [
            At(new Location(subject.Shown, 1, 1), "The caption begins with a byte-order mark, which becomes part of its first tag.") with
            {
                Fix = subject.IsUtf8 ? new Fix(FixKind.DropMark, FixPlace.Captions, subject.Path, "The mark goes.") : null,
            },
        ];
    }
}
