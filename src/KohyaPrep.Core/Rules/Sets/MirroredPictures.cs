using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class MirroredPictures : Rule<DatasetSubject>
{
    public static MirroredPictures Rule { get; } = new();

    public override string Code => "SET013";

    public override string Name => "mirrored-pictures";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "One picture is the mirror image of another.";

    public override string Why =>
        "It is one picture twice. With `flip_aug` the trainer makes mirror images itself; without it, writing, parted hair and "
        + "held things turn up on both sides.";

    public override string Remedy => "Keep one of them, and set `flip_aug` if both sides are to be learnt.";

    public override RuleFix Fix => new("Sets all but one aside, with their captions and edge maps.", OnlyWhenNamed: true);

    public override Example Example => new("knight.png looks left and knight-r.png the same way right", "knight.png with `flip_aug`");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        foreach (NearGroup group in subject.Dataset.NearDuplicates.Where(group => group.Kind == NearKind.Mirrored))
        {
            yield return At(Location.In(subject.Dataset.Shown, group.Paths[0]), $"The mirror image of {Copies.Others(group.Paths)}, or nearly so.") with
            {
                Fix = Copies.SetAside(group.Paths[0], [.. group.Paths.Skip(1)], isCertain: false),
            };
        }
    }
}
