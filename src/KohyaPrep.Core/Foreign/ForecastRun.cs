using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Schedules;

namespace KohyaPrep.Core.Foreign;

/// <summary>What can be said of a run once it is known that it comes to training.</summary>
public static class ForecastRun
{
    /// <summary>The learning rate as the trainer will drive it; null where the run does not come to training.</summary>
    public static ScheduleResult? Schedule(TrainerForecast forecast, int processes)
    {
        if (forecast is not { Arguments: { } arguments, MaxTrainSteps: { } steps })
            return null;
        Dictionary<string, ConfigNode> options = new(arguments.Values, StringComparer.Ordinal)
        {
            ["max_train_steps"] = new ConfigNode.Whole(steps),
        };
        return LearningRateSchedule.Of(new ScheduleSettings(options, processes));
    }

    /// <summary>The estimated peak of GPU memory; null where the run does not come to training, or the script is none that is known.</summary>
    public static MemoryEstimate? Memory(TrainerForecast forecast)
    {
        if (forecast is not { Arguments: { } arguments, MaxTrainSteps: not null })
            return null;
        ForecastDataset? largest = forecast.Datasets.Where(dataset => dataset.Images.Count > 0).MaxBy(dataset => Area(Largest(dataset)) * dataset.BatchSize);
        if (largest is null)
            return null;
        int batchSize = (int)Math.Clamp((long)largest.BatchSize, 1, int.MaxValue);
        MemorySettings? settings = MemorySettingsReader.Read(forecast.Script, Largest(largest), batchSize, name => ValueOf(arguments.Find(name)));
        return settings is null ? null : MemoryEstimator.Estimate(settings);
    }

    private static PixelSize Largest(ForecastDataset dataset) => dataset.Images.Select(image => image.Bucket).MaxBy(Area);

    private static long Area(PixelSize size) => (long)size.Width * size.Height;

    /// <summary>The value as our own settings have it; null for lists, tables and moments, which no option asked for here takes.</summary>
    internal static SettingValue? ValueOf(ConfigNode? node) => node switch
    {
        ConfigNode.Text text => SettingValue.Of(text.Value),
        ConfigNode.Whole whole => SettingValue.Of((long)System.Numerics.BigInteger.Max(long.MinValue, System.Numerics.BigInteger.Min(long.MaxValue, whole.Value))),
        ConfigNode.Number number => SettingValue.Of(number.Value),
        ConfigNode.Flag flag => SettingValue.Of(flag.Value),
        _ => null,
    };
}
