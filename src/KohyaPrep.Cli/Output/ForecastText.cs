using System.Globalization;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Schedules;

namespace KohyaPrep.Cli.Output;

/// <summary>What the trainer does with someone's files, for people.</summary>
/// <param name="schedule">Null where the run does not come to training.</param>
/// <param name="places">The steps whose learning rate is asked for; null for those that matter.</param>
/// <param name="gpuMemory">Of the GPU that it is to run on, in GiB; null where none is named.</param>
internal sealed class ForecastText(Terminal terminal, TrainerForecast forecast, ScheduleResult? schedule, IReadOnlyList<long>? places, bool namesAll, double? gpuMemory)
{
    private const int MostNamed = 12;

    public void Write()
    {
        terminal.Results.WriteLine(terminal.Bold(Title()));
        if (forecast.Failure is { } failure)
            Stop("stops", failure);
        foreach (TrainerFailure later in forecast.LaterFailures)
            Stop("later", later);
        foreach (string key in forecast.UnknownKeys)
        {
            string guess = OptionCatalogue.Current.Suggest(key, forecast.Script) is { } near ? $"; did you mean {near}?" : "";
            Line("ignored", $"{key} is no option of {forecast.Script}.py{guess}");
        }

        foreach (string text in forecast.Warnings.Select(WarningText.Of).OfType<string>().Distinct())
            Line("warns", text);
        for (int i = 0; i < forecast.Datasets.Count; i++)
            Dataset(forecast.Datasets.Count == 1 ? "dataset" : $"set {i + 1}", forecast.Datasets[i]);
        for (int i = 0; i < forecast.Validation.Count; i++)
            Dataset(forecast.Validation.Count == 1 ? "validate" : $"valid. {i + 1}", forecast.Validation[i]);
        if (forecast.StepsPerEpoch is { } perEpoch)
        {
            Line("steps", $"{Amount.Of(forecast.Batches ?? 0, "batch", "batches")}, {Amount.Of(perEpoch, "step")} an epoch, "
                + $"{Amount.Of(forecast.MaxTrainSteps ?? 0, "step")} in all");
        }

        if (ForecastRun.Memory(forecast) is { } memory)
            Line("memory", MemoryText.Of(memory, gpuMemory));
        if (ForecastSaves.Of(forecast) is { } saves)
            Line("saves", $"{Amount.Of(saves.Checkpoints.Count, "model")} up to {saves.Checkpoints[^1].Path}, {Amount.Of(saves.States.Count, "state")} to resume from");
        if (schedule is not null)
            Rate(terminal, schedule, places);
    }

    /// <summary>One line where the rate never changes, otherwise the curve.</summary>
    public static void Rate(Terminal terminal, ScheduleResult schedule, IReadOnlyList<long>? places)
    {
        if (places is null && schedule is { Error: null, Rate: { } rate } && schedule.Changes().Take(2).Count() == 1)
            terminal.Results.WriteLine($"  {terminal.Faint($"{"rate",-8}")} " + string.Create(CultureInfo.InvariantCulture, $"{rate(0):G4} throughout").ToLowerInvariant() + (schedule.Note is { } note ? $" ({note.TrimEnd('.')})" : ""));
        else
            ScheduleText.Write(terminal, "learning rate", schedule, places);
    }

    private string Title() => forecast switch
    {
        { Failure: not null } => $"{forecast.Script}.py stops before it trains",
        { HasNoData: true, Script: "train_db" } => "train_db.py finds no picture, and dies with a ValueError once the model is loaded",
        { HasNoData: true } => $"{forecast.Script}.py finds no picture and ends without training",
        { LaterFailures: var later } when later.Any(failure => failure.Stage == "checks") => $"{forecast.Script}.py stops before it trains",
        { LaterFailures.Count: > 0 } => $"{forecast.Script}.py may stop before it trains",
        _ => $"{forecast.Script}.py trains {Amount.Of(forecast.MaxTrainSteps ?? 0, "step")}",
    };

    private void Stop(string title, TrainerFailure failure)
    {
        Line(title, failure.Message);
        Line("", failure.Remedy);
        Line("", terminal.Faint(failure.Type == "Check" ? $"AssertionError: {failure.At}" : $"{failure.Type} at {failure.At}"));
    }

    private void Dataset(string title, ForecastDataset dataset)
    {
        string kind = dataset.EnableBucket ? "buckets around" : "all at";
        Line(title, $"{Amount.Of(dataset.Images.Count, "picture")}, {kind} {dataset.Resolution}, in batches of {dataset.BatchSize}: "
            + Amount.Of(dataset.Batches, "batch", "batches"));
        if (!dataset.ArePicturesKnown)
            Line("", "which pictures is not known: without validation_seed each run draws its own; the first ones stand for them here");
        Buckets(dataset);
        Named("cropped", [.. dataset.Images.Where(image => image.Cropped > 0).OrderByDescending(image => image.Cropped)],
            image => $"{Share(image.Cropped)} of its area cut off: {Way(image)}");
        Named("enlarged", [.. dataset.Images.Where(image => image.Scale > 1).OrderByDescending(image => image.Scale)],
            image => $"{image.Scale.ToString("0.##", CultureInfo.InvariantCulture)}× each way: {Way(image)}");
        Named("captions", [.. dataset.Images.Where(CaptionText.Differs)], CaptionText.Of);
    }

    private void Buckets(ForecastDataset dataset)
    {
        if (!dataset.EnableBucket)
            return;
        string title = "buckets";
        foreach (BucketCount bucket in dataset.Buckets)
        {
            string batches = bucket.Batches == 1 ? "batch" : "batches";
            Line(title, string.Create(CultureInfo.InvariantCulture,
                $"{bucket.Size,-11} {bucket.Pictures,7:N0} {(bucket.Pictures == 1 ? "picture " : "pictures")} ")
                + string.Create(CultureInfo.InvariantCulture, $"{bucket.Repeats,9:N0} with repeats {bucket.Batches,7:N0} {batches}"));
            title = "";
        }
    }

    private void Named(string title, IReadOnlyList<ForecastImage> images, Func<ForecastImage, string> text)
    {
        int shown = namesAll ? images.Count : Math.Min(images.Count, MostNamed);
        for (int i = 0; i < shown; i++)
            Line(i == 0 ? title : "", $"{images[i].Path}: {text(images[i])}");
        if (shown < images.Count)
            Line("", $"and {Amount.Of(images.Count - shown, "more", "more")} (--all names them)");
    }

    private static string Way(ForecastImage image) => image.Resized == image.Bucket
        ? $"{image.Size} → {image.Bucket}"
        : $"{image.Size} → {image.Resized} → {image.Bucket}";

    private static string Share(double share) => share.ToString(share < 0.01 ? "0.00 %" : "0.# %", CultureInfo.InvariantCulture);

    private void Line(string title, string text) => terminal.Results.WriteLine($"  {terminal.Faint($"{title,-8}")} {text}");
}
