using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class ClosedFolder : Rule<DatasetSubject>
{
    public static ClosedFolder Rule { get; } = new();

    public override string Code => "SET011";

    public override string Name => "closed-folder";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A folder cannot be opened.";

    public override string Why =>
        "Nothing that lies in it is known here, and the trainer, which runs with the same rights, does not see it either.";

    public override string Remedy => "Give yourself the right to list the folder, or move what you need out of it.";

    public override Example Example => new("punks/old belongs to another user", "every folder is yours to list");

    public override IEnumerable<Finding> Check(DatasetSubject subject) =>
        subject.Dataset.ClosedFolders.Select(folder => At(new Location(folder), "The folder cannot be opened, so what lies in it is not seen."));
}
