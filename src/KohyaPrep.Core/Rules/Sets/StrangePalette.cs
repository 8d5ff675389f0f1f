using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class StrangePalette : Rule<DatasetSubject>
{
    public static StrangePalette Rule { get; } = new();

    public override string Code => "SET027";

    public override string Name => "strange-palette";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A sprite is painted in other colours than all the rest.";

    public override string Why =>
        "Half of its main colours, or more, are in no two other sprites, nor any like them: it may be of another artist, or "
        + "have been converted by a colour profile, a filter or a printer.";

    public override string Remedy => "Look at it; leave it out, or bring it to the palette of the others.";

    public override Example Example => new("a sprite in neon green among 40 in earth colours", "41 sprites in earth colours");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        foreach (PaletteOutlier outlier in subject.Dataset.PaletteOutliers)
            yield return At(Location.In(subject.Dataset.Shown, outlier.Path), $"{outlier.Strange} of its {outlier.Colours} main colours are in no two other pictures of the set, nor any like them.");
    }
}
