using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class StaleTextCache : ConfigRule
{
    public static StaleTextCache Rule { get; } = new();

    public override string Code => "CFG107";

    public override string Name => "stale-text-cache";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Cached text encoder outputs lie beside the pictures and are taken again.";

    public override string Why =>
        "With cache_text_encoder_outputs_to_disk the trainer looks for the file only, not for the caption that it was made "
        + "of: captions edited since then are not trained.";

    public override string Remedy => "Delete the *_te_outputs.npz files after any change to a caption.";

    public override Example Example => new("lad_001_te_outputs.npz beside lad_001.txt", "lad_001.txt");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (!subject.CachesText() || !subject.Arguments.IsOn("cache_text_encoder_outputs_to_disk"))
            yield break;
        TrainerFolder disk = subject.Disk();
        foreach (IGrouping<string, ForecastImage> folder in subject.Forecast.Datasets.SelectMany(dataset => dataset.Images)
            .GroupBy(image => Path.GetDirectoryName(image.Path) ?? "").OrderBy(folder => folder.Key, StringComparer.Ordinal))
        {
            int caches = folder.Count(image => disk.IsFile(Path.ChangeExtension(image.Path, null) + "_te_outputs.npz"));
            if (caches > 0)
                yield return At(new Location(folder.Key), $"{caches} cached caption{(caches == 1 ? " lies" : "s lie")} in {folder.Key} and {(caches == 1 ? "is" : "are")} taken instead of what the caption files say now.");
        }
    }
}
