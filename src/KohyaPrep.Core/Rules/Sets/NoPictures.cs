using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class NoPictures : Rule<DatasetSubject>
{
    public static NoPictures Rule { get; } = new();

    public override string Code => "SET001";

    public override string Name => "no-pictures";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The folder has no picture that the trainer sees.";

    public override string Why =>
        "The trainer says `No data found`, trains nothing and ends with exit code 0, which looks like success. A "
        + "`train_data_dir` one level too high or too low is the usual cause: the trainer does not look into folders below "
        + "that are not named `<repeats>_<class words>`.";

    public override string Remedy => "Name the folder that the pictures lie in; png, jpg, jpeg, webp and bmp are read.";

    public override Example Example => new("datasets/ with punks/lad_001.png below it", "datasets/punks/ with lad_001.png in it");

    public override IEnumerable<Finding> Check(DatasetSubject subject)
    {
        Dataset dataset = subject.Dataset;
        if (subject.Index.PicturesRead.Count > 0)
            yield break;
        string others = dataset.Pictures.Count == 0 ? "" : $", only {dataset.Pictures.Count} of types that it does not read";
        yield return At(new Location(dataset.Shown), $"The folder has no picture that the trainer sees{others}.");
    }
}
