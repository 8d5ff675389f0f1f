using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class ModesMixed : Rule<DatasetSubject>
{
    public static ModesMixed Rule { get; } = new();

    public override string Code => "SET018";

    public override string Name => "modes-mixed";

    public override Severity Severity => Severity.Info;

    public override string Summary => "Pictures of one set are stored in different ways.";

    public override string Why =>
        "Some have an alpha channel or a palette and others have not: mostly they come from different programs, and one of "
        + "these may have changed colours or left something under transparency. The trainer converts them all to RGB.";

    public override string Remedy => "Nothing to do where they look as they should; or store them all in one way.";

    public override Example Example => new("110 pictures RGBA and 94 RGB", "204 pictures RGB");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        var modes = subject.Index.PicturesRead.Where(picture => picture.Mode.Length > 0).CountBy(picture => picture.Mode)
            .OrderByDescending(mode => mode.Value).ThenBy(mode => mode.Key, StringComparer.Ordinal).ToArray();
        if (modes.Length > 1)
            yield return At(new Location(subject.Dataset.Shown), $"The pictures are stored in {modes.Length} ways: {string.Join(", ", modes.Select(mode => $"{mode.Value} {mode.Key}"))}.");
    }
}
