using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class TrainerStops : ConfigRule
{
    public static TrainerStops Rule { get; } = new();

    public override string Code => "CFG032";

    public override string Name => "trainer-stops";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The trainer stops with an exception before it trains.";

    public override string Why =>
        "The same checks run here as in the trainer, in its order, so that the failure that it would meet first is known "
        + "before a GPU is paid for. What stops it later, while the model is loaded, is told too.";

    public override string Remedy => "Do what the finding says; it names the line of the trainer.";

    public override Example Example => new("resolution = 512", "resolution = \"512\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        TrainerForecast forecast = subject.Forecast;
        IEnumerable<TrainerFailure> failures = forecast.Failure is { } first ? forecast.LaterFailures.Prepend(first) : forecast.LaterFailures;
        return failures.Select(failure => Of(failure, Place(subject, failure)));
    }

    public static Finding Of(TrainerFailure failure, Location place) =>
        Rule.At(place, $"{failure.Message.TrimEnd('.')} ({(failure.Type == "Check" ? "" : failure.Type + " at ")}{failure.At}).", failure.Remedy);

    /// <summary>The words of a failure's message, option names among them.</summary>
    public static IReadOnlyList<string> WordsOf(TrainerFailure failure) =>
        failure.Message.Split([' ', '.', ',', ':', ';', '\'', '"', '`', '(', ')', '[', ']'], StringSplitOptions.RemoveEmptyEntries);

    // Failures carry no place of their own: the first option that the message names is where the user has to look.
    private static Location Place(ForeignConfig subject, TrainerFailure failure)
    {
        bool inDataset = failure.Stage is "dataset_config" or "dataset";
        ConfigPlace? named = WordsOf(failure)
            .Select(word => subject.Everywhere(word).Where(place => !inDataset || subject.DatasetFile is null || place.Location.Path == subject.DatasetFile).FirstOrDefault())
            .FirstOrDefault(place => place is not null);
        return named?.Location ?? new Location(inDataset ? subject.DatasetFile ?? subject.TrainingFile : subject.TrainingFile);
    }
}
