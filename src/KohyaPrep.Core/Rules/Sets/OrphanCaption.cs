using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class OrphanCaption : Rule<DatasetSubject>
{
    public static OrphanCaption Rule { get; } = new();

    public override string Code => "SET005";

    public override string Name => "orphan-caption";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A caption has no picture.";

    public override string Why =>
        "The trainer goes by the pictures and never looks at such a caption. Its picture is missing from the training, or "
        + "one of the two is misspelt.";

    public override string Remedy => "Add the picture, correct the name, or remove the caption.";

    public override RuleFix Fix => new("Sets the caption aside.", OnlyWhenNamed: true);

    public override Example Example => new("lad_047.txt without lad_047.png", "lad_047.txt and lad_047.png");

    // Beyond this many names to choose from, a suggestion would be chance, and looking for it slow.
    private const int MostCandidates = 200;

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        Dataset dataset = subject.Dataset;
        KeyIndex<ImageFacts> pictures = subject.Index.Pictures;
        CaptionFacts[] orphans = [.. dataset.Captions.Where(caption => !pictures.Holds(caption.Path))];
        if (orphans.Length == 0)
            yield break;
        string[] without = [.. subject.Index.PicturesRead.Where(picture => !subject.Index.Captions.Holds(picture.Path)).Select(picture => Dataset.KeyOf(picture.Path)).Distinct()];
        HashSet<string?> second = [.. without.Select(key => FaceFileName.Of(dataset.Root, key))];
        foreach (CaptionFacts caption in orphans.Where(caption => !second.Contains(Dataset.KeyOf(caption.Path))))
        {
            string key = Dataset.KeyOf(caption.Path);
            string? meant = without.Length > MostCandidates ? null : Nearest.Of(key, without);
            yield return At(
                new Location(caption.Shown),
                "The caption has no picture.",
                meant is null ? null : $"Did you mean '{meant}{Path.GetExtension(caption.Path)}'?") with
            {
                Fix = new Fix(FixKind.SetAside, FixPlace.Captions, caption.Path, "The caption is set aside.") { IsCertain = false },
            };
        }
    }
}
