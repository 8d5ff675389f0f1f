using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class ValidationOverlaps : ConfigRule
{
    public static ValidationOverlaps Rule { get; } = new();

    public override string Code => "CFG116";

    public override string Name => "validation-overlaps";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A picture is trained on and validated with.";

    public override string Why =>
        "With a seed the trainer takes the first part for training, rounded up, and the last part for validation, rounded to the nearest: between them a picture can be in "
        + "both, and the validation loss is better than the truth.";

    public override string Remedy => "Change validation_split a little, so that it divides the number of pictures.";

    public override Example Example => new(
        "validation_split = 0.5  # of 3 pictures",
        "validation_split = 0.5  # of 4 pictures");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        TrainerForecast forecast = subject.Forecast;
        if (forecast.Datasets.Concat(forecast.Validation).Any(dataset => !dataset.ArePicturesKnown))
            yield break;
        HashSet<string> trained = [.. forecast.Datasets.SelectMany(dataset => dataset.Images).Where(image => !image.IsReg).Select(image => image.Path)];
        string[] both = [.. forecast.Validation.SelectMany(dataset => dataset.Images).Select(image => image.Path).Where(trained.Contains).Distinct()];
        if (both.Length > 0)
            yield return On(subject, "validation_split", $"{Listed.Of(both)} {(both.Length == 1 ? "is" : "are")} in both parts.");
    }
}
