using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class NearDuplicatePictures : Rule<DatasetSubject>
{
    public static NearDuplicatePictures Rule { get; } = new();

    public override string Code => "SET012";

    public override string Name => "near-duplicates";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Pictures are nearly the same.";

    public override string Why =>
        "Variants of one picture are seen as many times as often as others are: what they share is learnt by heart first, and "
        + "where validation is held back, a twin of it has been trained on. Sprites are nearly the same where nine pixels of ten "
        + "are (CIEDE2000 up to 5), photographs by their looks.";

    public override string Remedy => "Keep the best of them, or lower their repeats; leave it so where the variants are what is to be learnt.";

    public override RuleFix Fix => new("Sets all but one aside, with their captions and edge maps.", OnlyWhenNamed: true);

    public override Example Example => new("nate.png and nate-2.png, which differ in the eyes", "nate.png");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        foreach (NearGroup group in subject.Dataset.NearDuplicates.Where(group => group.Kind == NearKind.Alike))
        {
            yield return At(Location.In(subject.Dataset.Shown, group.Paths[0]), group.Paths.Count == 2 ? $"Nearly the same as {Copies.Others(group.Paths)}." : $"{group.Paths.Count} pictures are nearly the same ({group.Pairs} pairs): this one, {Copies.Others(group.Paths)}.") with
            {
                Fix = Copies.SetAside(group.Paths[0], [.. group.Paths.Skip(1)], isCertain: false),
            };
        }
    }
}
