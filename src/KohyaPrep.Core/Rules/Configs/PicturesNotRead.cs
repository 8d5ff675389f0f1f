using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class PicturesNotRead : ConfigRule
{
    public static PicturesNotRead Rule { get; } = new();

    public override string Code => "CFG118";

    public override string Name => "pictures-not-read";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Pictures lie in a training folder that the trainer does not read.";

    public override string Why =>
        "It takes png, jpg, jpeg, webp and bmp, in all small or all large letters; others (gif, tif, avif, jxl, or an ending such as .Png) and everything in folders below are left out "
        + "in silence.";

    public override string Remedy => "Convert or rename them, or move them up.";

    public override Example Example => new(
        "data/10_punk/a.gif",
        "data/10_punk/a.png");

    private static readonly string[] Pictures = [".gif", ".tif", ".tiff", ".avif", ".jxl", ".heic", ".png", ".jpg", ".jpeg", ".webp", ".bmp"];

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        TrainerFolder disk = subject.Disk();
        string[] folders = [.. subject.Forecast.Datasets.SelectMany(dataset => dataset.Blueprint.Subsets)
            .Where(subset => subset.MetadataFile.Length == 0).Select(subset => subset.ImageDir).OfType<string>().Distinct()];
        foreach (string folder in folders)
        {
            string[] unread = [.. Pictures.SelectMany(ending => disk.WithEnding(folder, ending, StringComparison.OrdinalIgnoreCase)).Distinct()
                .Where(path => !PictureExtension.IsReadAsNamed(path)).Order(StringComparer.Ordinal)];
            if (unread.Length > 0)
                yield return At(new Location(folder), $"{Listed.Of([.. unread.Select(PythonPath.Name)])} {(unread.Length == 1 ? "is" : "are")} not read.");
        }
    }
}
