using KohyaPrep.Core;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;
using KohyaPrep.Launching.States;

namespace KohyaPrep.Launching.Runs;

/// <summary>Finds the state that a run goes on from: the one with most steps among the whole ones of all its attempts.</summary>
public static class ResumePoint
{
    /// <exception cref="KohyaPrepException">The run is finished, still runs, or has no whole state.</exception>
    public static Resumption Of(RunStore store, RunRecord run)
    {
        if (run.State == RunState.Trained)
            throw new KohyaPrepException($"{run.Id}: it has been trained to its end; there is nothing to resume. To train longer, start a new run with more epochs.");
        if (run.State == RunState.Running)
            throw new KohyaPrepException($"{run.Id}: it is still running. `kohyaprep runs stop {run.Id}` stops it.");
        if (run.Place is { } place)
            throw new KohyaPrepException($"{run.Id}: it trains at another place ({place}); started there again, its bundle goes on from the newest state.");
        LaunchPlan plan = LaunchOf(store, run, 1);
        if (run.PlannedSteps is not { } total || run.StepsPerEpoch is not { } perEpoch || perEpoch < 1)
            throw new KohyaPrepException($"{run.Id}: its record does not say how many steps it has, so it cannot be resumed from here.");
        (string Folder, int Steps)? best = null;
        List<string> broken = [];
        foreach (RunAttempt attempt in run.Attempts)
        {
            foreach ((string folder, int steps) in StatesOf(store, run, attempt, plan.OutputName, perEpoch))
            {
                if (best is { } found && found.Steps >= steps)
                    continue;
                if (StateFolder.Trouble(folder) is { } trouble)
                    broken.Add($"{Path.GetFileName(folder)} ({trouble})");
                else
                    best = (folder, steps);
            }
        }

        if (best is not { } state)
            throw new KohyaPrepException($"{run.Id}: there is no whole state of '{plan.OutputName}' to resume from{(broken.Count > 0 ? "; damaged: " + string.Join(", ", broken) : "")}. Start it anew.");
        if (state.Steps >= total)
            throw new KohyaPrepException($"{run.Id}: its state {Path.GetFileName(state.Folder)} has all of its {total} steps; there is nothing left to train.");
        SortedDictionary<string, string>? settings = store.ReadPart(run.Id, RunFolder.Settings, RunJson.Default.SortedDictionaryStringString);
        int accumulation = int.TryParse(settings?.GetValueOrDefault("training.gradient_accumulation_steps"), out int number) ? number : 1;
        return Resumption.Of(run.Script, state.Folder, state.Steps, total, perEpoch, accumulation, settings?.GetValueOrDefault("training.lr_scheduler")?.Trim('"'));
    }

    /// <summary>The launch of an attempt as it was.</summary>
    /// <exception cref="KohyaPrepException">It is not recorded.</exception>
    public static LaunchPlan LaunchOf(RunStore store, RunRecord run, int attempt) =>
        store.ReadPart(run.Id, RunFolder.LaunchOf(attempt), RunJson.Default.LaunchPlan)
        ?? throw new KohyaPrepException($"{store.PathIn(run.Id, RunFolder.LaunchOf(attempt))}: the record of how the trainer is started cannot be read.");

    private static IEnumerable<(string Folder, int Steps)> StatesOf(RunStore store, RunRecord run, RunAttempt attempt, string outputName, int perEpoch)
    {
        foreach (string folder in SavedStates.Newest(store.PathIn(run.Id, attempt.ModelFolder), outputName))
        {
            StateName name = SavedStates.NameOf(folder, outputName)!;
            int? steps = name.Step + attempt.NamesBefore ?? (name.Epoch + attempt.EpochsBefore) * perEpoch ?? (name.IsLast ? run.PlannedSteps : null);
            // What was saved since the loss went wrong is worth nothing, and the step before is not sure.
            if (steps is { } done && !(attempt.DivergedAt - 2 < done))
                yield return (folder, done);
        }
    }
}
