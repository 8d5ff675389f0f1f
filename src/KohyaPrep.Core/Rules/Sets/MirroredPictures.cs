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

    private const int Named = 4;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        foreach (NearGroup group in subject.Dataset.NearDuplicates.Where(group => group.Kind == NearKind.Mirrored))
        {
            yield return At(Location.In(subject.Dataset.Shown, group.Paths[0]), $"The mirror image of {Others(group)}, or nearly so.") with
            {
                Fix = new Fix(FixKind.SetAside, FixPlace.Pictures, group.Paths[1], $"'{group.Paths[0]}' stays; {(group.Paths.Count == 2 ? "the other is" : "the others are")} set aside.")
                {
                    Also = [.. group.Paths.Skip(2)],
                    Keeps = group.Paths[0],
                    IsCertain = false,
                },
            };
        }
    }

    private static string Others(NearGroup group)
    {
        string others = string.Join(", ", group.Paths.Skip(1).Take(Named).Select(path => $"'{path}'"));
        return group.Paths.Count > Named + 1 ? $"{others} and {group.Paths.Count - Named - 1} more" : others;
    }
}
