using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class TwinStems : Rule<DatasetSubject>
{
    public static TwinStems Rule { get; } = new();

    public override string Code => "SET004";

    public override string Name => "twin-stems";

    public override Severity Severity => Severity.Error;

    public override string Summary => "Two pictures differ only in their extension.";

    public override string Why =>
        "The trainer finds captions, edge maps and cached latents by the name without extension: both pictures get the "
        + "same caption, in control training both get the same edge map, and with latents on disk the second is trained on "
        + "with the latents of the first.";

    public override string Remedy => "Rename or remove one of them.";

    public override RuleFix Fix => new("Gives all but the first a name of their own, with a copy of the caption and of the edge map.");

    public override Example Example => new("lad_001.png and lad_001.jpg", "lad_001.png and lad_001b.jpg");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        KeyIndex<ImageFacts> pictures = subject.Index.Pictures;
        foreach (ImageFacts first in subject.Index.PicturesRead)
        {
            // Told once, of the first of them.
            ImageFacts[] twins = ReferenceEquals(pictures.Find(first.Path), first) ? [.. pictures.All(first.Path)] : [];
            if (twins.Length < 2)
                continue;
            string others = string.Join(", ", twins.Skip(1).Select(picture => $"'{picture.Path}'"));
            string[] renamed = [.. twins.Skip(1).Select(picture => picture.Path)];
            yield return At(subject.Dataset.LocationOf(first), $"The picture shares its caption, edge map and cached latents with {others}.") with
            {
                Fix = new Fix(FixKind.RenameTwin, FixPlace.Pictures, renamed[0], "All but the first get a name of their own, with a copy of the caption and of the edge map.") { Also = renamed[1..] },
            };
        }
    }
}
