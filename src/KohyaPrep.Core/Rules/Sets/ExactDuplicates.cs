using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class ExactDuplicates : Rule<DatasetSubject>
{
    public static ExactDuplicates Rule { get; } = new();

    public override string Code => "SET003";

    public override string Name => "exact-duplicates";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Two or more pictures show exactly the same pixels.";

    public override string Why =>
        "Each copy is trained on as a picture of its own: the model sees it that many times as often as the others and "
        + "learns it by heart first.";

    public override string Remedy => "Keep one of them, or give every picture its weight on purpose with repeats.";

    public override Example Example => new("lad_001.png and copy of lad_001.png", "lad_001.png");

    private const int Named = 4;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        foreach (IReadOnlyList<ImageFacts> group in subject.Dataset.SamePixels())
        {
            string others = string.Join(", ", group.Skip(1).Take(Named).Select(picture => $"'{picture.Path}'"));
            string more = group.Count > Named + 1 ? $" and {group.Count - Named - 1} more" : "";
            yield return At(subject.Dataset.LocationOf(group[0]), $"The same pixels as in {others}{more}.");
        }
    }
}
