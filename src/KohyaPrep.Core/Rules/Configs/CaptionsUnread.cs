using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class CaptionsUnread : ConfigRule
{
    public static CaptionsUnread Rule { get; } = new();

    public override string Code => "CFG057";

    public override string Name => "captions-unread";

    public override Severity Severity => Severity.Error;

    public override string Summary => "Caption files lie beside the pictures and are not read.";

    public override string Why =>
        "The trainer reads the files with the caption extension only. The class words of the folder name, or nothing, are "
        + "trained instead of the captions.";

    public override string Remedy => "Set caption_extension to what the files end with.";

    public override Example Example => new("caption_extension = \".caption\"  # beside lad_001.txt", "caption_extension = \".txt\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        TrainerFolder disk = subject.Disk();
        foreach (IGrouping<string, ForecastImage> folder in subject.Forecast.Datasets.SelectMany(dataset => dataset.Images)
            .Where(image => !image.IsReg && image.Caption.Origin is CaptionOrigin.ClassWords or CaptionOrigin.Nowhere)
            .GroupBy(image => Path.GetDirectoryName(image.Path) ?? "").OrderBy(folder => folder.Key, StringComparer.Ordinal))
        {
            string[] lost = [.. folder.Select(disk.CaptionBeside).OfType<string>()];
            if (lost.Length == 0)
                continue;
            string found = Path.GetExtension(lost[0]);
            string instead = folder.First().Caption is { Origin: CaptionOrigin.ClassWords } words ? $"'{words.Text}' is trained instead" : "the captions are empty instead";
            ConfigPlace? place = subject.Everywhere("caption_extension").LastOrDefault();
            yield return At(place?.Location ?? new Location(subject.DatasetFile ?? subject.TrainingFile),
                $"{lost.Length} caption file{(lost.Length == 1 ? "" : "s")} ending in {found} in {folder.Key} {(lost.Length == 1 ? "is" : "are")} not read, since caption_extension is "
                + $"\"{folder.First().Subset.CaptionExtension}\": {instead}.", $"Set caption_extension = \"{found}\".");
        }
    }
}
