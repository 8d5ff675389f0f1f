using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class ClosedCaption : Rule<CaptionFacts>
{
    public static ClosedCaption Rule { get; } = new();

    public override string Code => "CAP007";

    public override string Name => "closed-caption";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A caption file cannot be opened.";

    public override string Why =>
        "The trainer finds the file by its name, opens it and dies with a PermissionError or an OSError.";

    public override string Remedy => "Give yourself the right to read the file, or copy it anew.";

    public override Example Example => new("lad_001.txt belongs to another user", "lad_001.txt is yours to read");

    public override IEnumerable<Finding> Check(CaptionFacts subject) =>
        subject.Trouble.Length > 0
            ? [At(new Location(subject.Shown), $"The caption file cannot be opened: {subject.Trouble}.")]
            : [];
}
