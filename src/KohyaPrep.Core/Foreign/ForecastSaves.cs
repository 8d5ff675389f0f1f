using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Foreign;

/// <summary>The checkpoints and states that a run of someone's files will write.</summary>
public static class ForecastSaves
{
    /// <returns>In the order written; null where the run does not come to training or has no output folder.</returns>
    /// <exception cref="KohyaPrepException">It would save more often than anyone can mean.</exception>
    public static (IReadOnlyList<SavedModel> Checkpoints, IReadOnlyList<SavedModel> States)? Of(TrainerForecast forecast)
    {
        if (forecast is not { Arguments: { } arguments, MaxTrainSteps: > 0 and { } steps, StepsPerEpoch: > 0 and { } perEpoch })
            return null;
        if (KindOf(forecast.Script) is not { } kind || arguments.Find("output_dir") is not ConfigNode.Text { Value: var folder })
            return null;
        long epochs = BatchCount.CeilingDivide(steps, perEpoch);
        SaveOptions saves = new(kind.Script, name => ForecastRun.ValueOf(arguments.Find(name)), arguments.IsOn);
        SaveSchedule schedule = saves.Schedule(folder.TrimEnd('/'), epochs);
        (IReadOnlyList<SavedModel> checkpoints, IReadOnlyList<SavedModel> states, _) = schedule.Run(epochs, perEpoch, steps, saves.SizeOf(kind.Route, kind.Family));
        return (checkpoints, states);
    }

    private static (TrainerScript Script, Route Route, ModelFamily Family)? KindOf(string script)
    {
        foreach (Route route in Enum.GetValues<Route>())
        {
            foreach (ModelFamily family in Enum.GetValues<ModelFamily>())
            {
                if (TrainerScript.For(route, family) is { } found && found.Name == script)
                    return (found, route, family);
            }
        }

        return null;
    }
}
