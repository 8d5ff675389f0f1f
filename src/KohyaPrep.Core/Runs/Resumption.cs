using System.Globalization;

namespace KohyaPrep.Core.Runs;

/// <summary>How a run goes on from a state: the trainer's scripts know little of the steps behind them, so they are told.</summary>
/// <param name="State">The state's folder, absolute.</param>
/// <param name="StepsDone">Steps of the run that the state has behind it.</param>
public sealed record Resumption(string State, int StepsDone)
{
    /// <summary>Whether the script reads how far it had come from its state: the LoRA family does (train_network.py:963).</summary>
    public bool KnowsItsStep { get; init; }

    /// <summary>Steps before the trainer's bar begins to count at 0.</summary>
    public int StepsBefore { get; init; }

    /// <summary>What is added to the step in the names of models and states.</summary>
    public int NamesBefore { get; init; }

    /// <summary>What is added to the epoch in the names of models and states.</summary>
    public int EpochsBefore { get; init; }

    /// <summary>Options that win over the training file.</summary>
    public required IReadOnlyList<KeyValuePair<string, string?>> Options { get; init; }

    /// <summary>Settings that must not stand in the training file, since no option can take them back.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>What does not come out quite as in a run that was not interrupted; null where it does.</summary>
    public string? Caveat { get; init; }

    /// <param name="totalSteps">Of the whole run.</param>
    /// <param name="accumulation"><c>gradient_accumulation_steps</c>.</param>
    /// <param name="scheduler"><c>lr_scheduler</c> as set.</param>
    public static Resumption Of(string script, string state, int stepsDone, int totalSteps, int stepsPerEpoch, int accumulation, string? scheduler)
    {
        int ofEpoch = stepsDone % stepsPerEpoch;
        if (script is "train_network" or "sdxl_train_network")
        {
            // With accumulation the trainer miscounts the batches to leave out (train_network.py:1266): the epoch begins again instead.
            bool skips = ofEpoch > 0 && accumulation <= 1;
            return new Resumption(state, stepsDone)
            {
                KnowsItsStep = true,
                StepsBefore = skips ? stepsDone : stepsDone - ofEpoch,
                NamesBefore = stepsDone - ofEpoch,
                // Said, since the step in the state of a resumed run is too small (train_network.py:1273).
                Options = [new("resume", state), new("initial_step", Text(stepsDone)), .. skips ? [new KeyValuePair<string, string?>("skip_until_initial_step", null)] : (KeyValuePair<string, string?>[])[]],
                Caveat = ofEpoch > 0 && !skips ? $"The epoch that the state lies in begins again: {ofEpoch} steps are made twice, since the trainer miscounts with gradient_accumulation_steps." : null,
            };
        }

        return new Resumption(state, stepsDone)
        {
            StepsBefore = stepsDone,
            NamesBefore = stepsDone,
            EpochsBefore = stepsDone / stepsPerEpoch,
            Options = [new("resume", state), new("max_train_steps", Text(totalSteps - stepsDone))],
            // It would win over max_train_steps (train_db.py:219).
            Removed = ["max_train_epochs"],
            Caveat = scheduler is null or "constant" or "constant_with_warmup"
                ? null
                : $"{script}.py reads the schedule '{scheduler}' over the remaining {totalSteps - stepsDone} steps and goes on in it at step {stepsDone}: the learning rate will be other than in one go.",
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
