using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

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
        if (KindOf(forecast.Script) is not { } kind || TextOf(arguments, "output_dir") is not { } folder)
            return null;
        long epochs = BatchCount.CeilingDivide(steps, perEpoch);
        long ratio = Whole(arguments, "save_n_epoch_ratio");
        SaveSchedule schedule = new(TextOf(arguments, "output_name"), folder.TrimEnd('/'), Extension(arguments, kind.Script))
        {
            EveryEpochs = ratio > 0 ? Math.Max(1, epochs / ratio) : Whole(arguments, "save_every_n_epochs"),
            EverySteps = Whole(arguments, "save_every_n_steps"),
            LastEpochs = Whole(arguments, "save_last_n_epochs"),
            LastSteps = Whole(arguments, "save_last_n_steps"),
            LastEpochStates = Whole(arguments, "save_last_n_epochs_state"),
            LastStepStates = Whole(arguments, "save_last_n_steps_state"),
            States = arguments.IsOn("save_state"),
            LastState = arguments.IsOn("save_state_on_train_end"),
        };
        (IReadOnlyList<SavedModel> checkpoints, IReadOnlyList<SavedModel> states, _) = schedule.Run(epochs, perEpoch, steps, SizeOf(arguments, kind));
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

    private static CheckpointSize SizeOf(TrainerArguments arguments, (TrainerScript Script, Route Route, ModelFamily Family) kind)
    {
        bool encoders = kind.Script.Name switch
        {
            "train_network" or "sdxl_train_network" => !arguments.IsOn("network_train_unet_only"),
            "train_db" => Whole(arguments, "stop_text_encoder_training") >= 0,
            _ => arguments.IsOn("train_text_encoder"),
        };
        return CheckpointSize.Of(
            kind.Route,
            kind.Family,
            TextOf(arguments, "optimizer_type") ?? "AdamW",
            TextOf(arguments, "save_precision") is "fp16" or "bf16" ? 2 : 4,
            arguments.IsOn("full_fp16") || arguments.IsOn("full_bf16") ? 2 : 4,
            Whole(arguments, "network_dim") is > 0 and < int.MaxValue and { } dim ? (int)dim : null,
            Whole(arguments, "cond_emb_dim") is > 0 and < int.MaxValue and { } condition ? (int)condition : 32,
            encoders);
    }

    private static string Extension(TrainerArguments arguments, TrainerScript script) => TextOf(arguments, "save_model_as") switch
    {
        null or "" => script.DefaultExtension,
        "diffusers" or "diffusers_safetensors" => "",
        string format => "." + format,
    };

    private static long Whole(TrainerArguments arguments, string name) =>
        arguments.Find(name) is ConfigNode.Whole whole && whole.Value >= 0 && whole.Value <= long.MaxValue ? (long)whole.Value
        : arguments.Find(name) is ConfigNode.Whole ? -1 : 0;

    private static string? TextOf(TrainerArguments arguments, string name) => (arguments.Find(name) as ConfigNode.Text)?.Value;
}
