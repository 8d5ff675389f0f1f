using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class NotUtf8 : Rule<CaptionFacts>
{
    public static NotUtf8 Rule { get; } = new();

    public override string Code => "CAP003";

    public override string Name => "caption-not-utf8";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A caption file is not UTF-8.";

    public override string Why =>
        "The trainer reads captions as UTF-8 only and dies with a UnicodeDecodeError, even if the offending byte stands "
        + "in a line that it would not use.";

    public override string Remedy => "Save the file again as UTF-8; older Windows editors call other encodings ANSI or Unicode.";

    public override RuleFix Fix => new("Saves the text as UTF-8, where the file says by its first bytes that it is UTF-16 or UTF-32; a file that only looks like Windows-1252 when the code is named.");

    public override Example Example => new("café saved as Windows-1252 (63 61 66 e9)", "café saved as UTF-8 (63 61 66 c3 a9)");

    public override IEnumerable<Finding> Check(CaptionFacts subject)
    {
        if (subject.IsUtf8)
            return [];
        return
        [
            At(new Location(subject.Shown), "The caption file is not UTF-8; the trainer stops at it.") with
            {
                Fix = subject.OtherEncoding.Length == 0
                    ? null
                    : new Fix(FixKind.StoreAsUtf8, FixPlace.Captions, subject.Path, $"The text is saved as UTF-8; it {(subject.SaysEncoding ? "is" : "looks like")} {subject.OtherEncoding}.")
                    {
                        IsCertain = subject.SaysEncoding,
                    },
            },
        ];
    }
}
