using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class StaleLatents : ConfigRule
{
    public static StaleLatents Rule { get; } = new();

    public override string Code => "CFG065";

    public override string Name => "stale-latents";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Cached latents lie beside the pictures.";

    public override string Why =>
        "The trainer takes a cache of the right size again even after the picture, the VAE or the model has changed "
        + "(strategy_base.py:455), and without caching it takes the size in the name for that of the picture. train_db.py and "
        + "fine_tune.py name SD 1.x latents as if they were SDXL latents.";

    public override string Remedy => "Delete the .npz files after any such change.";

    public override Example Example => new("lad_001_0512x0512_sd.npz beside lad_001.png", "lad_001.png");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        TrainerFolder disk = subject.Disk();
        string suffix = subject.Traits().LatentSuffix;
        foreach (IGrouping<string, ForecastImage> folder in subject.Forecast.Datasets.SelectMany(dataset => dataset.Images)
            .GroupBy(image => Path.GetDirectoryName(image.Path) ?? "").OrderBy(folder => folder.Key, StringComparer.Ordinal))
        {
            HashSet<string> stems = [.. folder.Select(image => Path.GetFileNameWithoutExtension(image.Path))];
            int caches = disk.WithEnding(folder.Key, suffix).Count(path => stems.Contains(Stem(path)));
            if (caches > 0)
                yield return At(new Location(folder.Key), $"{caches} cached latent{(caches == 1 ? "" : "s")} (*{suffix}) of an earlier run lie in {folder.Key} and are taken again.");
        }
    }

    // name_0512x0768_sdxl.npz without its last two parts.
    private static string Stem(string path) => string.Join('_', Path.GetFileName(path).Split('_')[..^2] is { Length: > 0 } parts ? parts : [""]);
}
