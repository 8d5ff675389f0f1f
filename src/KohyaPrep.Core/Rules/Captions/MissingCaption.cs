using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Captions;

public sealed class MissingCaption : Rule<DatasetSubject>
{
    public static MissingCaption Rule { get; } = new();

    public override string Code => "CAP001";

    public override string Name => "missing-caption";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture has no caption file.";

    public override string Why =>
        "The trainer warns and goes on: it takes the class words of the folder for a caption, and an empty caption where "
        + "there are none. A few such pictures pull everything that they show into the class words; a whole set without "
        + "captions usually means a wrong `caption_extension`, whose default is `.caption`.";

    public override string Remedy =>
        "Write the caption, or set `captions.template` in the recipe, which writes those that are missing.";

    public override Example Example => new("lad_001.png alone", "lad_001.png and lad_001.txt");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        (Dataset dataset, DatasetUse use) = subject;
        KeyIndex<CaptionFacts> captions = subject.Index.Captions;
        foreach (ImageFacts picture in subject.Index.PicturesRead.Where(picture => !captions.Holds(picture.Path)))
        {
            if (use.FillsCaptions)
            {
                yield return At(
                    dataset.LocationOf(picture),
                    $"The picture has no {use.CaptionExtension} file; the template's caption takes its place in the training set.",
                    "Write a caption of its own where the others have more to say.",
                    Severity.Info);
                continue;
            }

            string? other = FaceFileName.Of(dataset.Root, Dataset.KeyOf(picture.Path));
            string instead = other is not null && captions.FindKey(other) is { } caption
                ? $"'{caption.Path}', since it drops the last four parts of a long name"
                : use.ClassWords.Length > 0 ? $"the class words '{use.ClassWords}'" : "an empty caption";
            yield return At(dataset.LocationOf(picture), $"The picture has no {use.CaptionExtension} file; the trainer takes {instead}.");
        }
    }
}
