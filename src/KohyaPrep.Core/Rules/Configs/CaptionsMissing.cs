using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class CaptionsMissing : ConfigRule
{
    public static CaptionsMissing Rule { get; } = new();

    public override string Code => "CFG110";

    public override string Name => "captions-missing";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Some pictures have no caption file.";

    public override string Why =>
        "They are trained with the class words of their folder, or with an empty caption where there are none: what is in "
        + "them is learnt under that.";

    public override string Remedy => "Write the missing caption files.";

    public override Example Example => new("lad_001.png, lad_002.png, lad_001.txt", "lad_001.png, lad_002.png, lad_001.txt, lad_002.txt");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        ForecastImage[] images = [.. subject.Forecast.Datasets.SelectMany(dataset => dataset.Images).Where(image => !image.IsReg)];
        TrainerFolder disk = subject.Disk();
        ForecastImage[] without = [.. images.Where(image =>
            image.Caption.Origin is CaptionOrigin.ClassWords or CaptionOrigin.Nowhere && disk.CaptionBeside(image) is null)];
        // A whole set under its class words is DreamBooth as it is meant.
        if (without.Length == 0 || without.Length == images.Length && without.All(image => image.Caption.Origin == CaptionOrigin.ClassWords))
            yield break;
        string instead = without[0].Caption is { Origin: CaptionOrigin.ClassWords } words ? $"is trained as '{words.Text}'" : "is trained with an empty caption";
        yield return At(new Location(without[0].Path), $"{without.Length} of {images.Length} pictures have no caption file: {without[0].Path} {instead}.");
    }
}
