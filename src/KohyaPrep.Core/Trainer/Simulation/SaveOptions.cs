using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>The options that decide when a run saves and how large its files are, from our own files or anyone's.</summary>
/// <param name="find">An option's value; null where it has none.</param>
/// <param name="isOn">Whether a flag is set.</param>
internal sealed class SaveOptions(TrainerScript script, Func<string, SettingValue?> find, Func<string, bool> isOn)
{
    /// <param name="folder"><c>output_dir</c></param>
    public SaveSchedule Schedule(string folder, long epochs)
    {
        long ratio = Whole("save_n_epoch_ratio");
        return new SaveSchedule(Text("output_name"), folder, Extension)
        {
            EveryEpochs = ratio > 0 ? Math.Max(1, epochs / ratio) : Whole("save_every_n_epochs"),
            EverySteps = Whole("save_every_n_steps"),
            LastEpochs = Whole("save_last_n_epochs"),
            LastSteps = Whole("save_last_n_steps"),
            LastEpochStates = Whole("save_last_n_epochs_state"),
            LastStepStates = Whole("save_last_n_steps_state"),
            States = isOn("save_state"),
            LastState = isOn("save_state_on_train_end"),
        };
    }

    public CheckpointSize SizeOf(Route route, ModelFamily family)
    {
        bool encoders = script.Name switch
        {
            "train_network" or "sdxl_train_network" => !isOn("network_train_unet_only"),
            "train_db" => Whole("stop_text_encoder_training") >= 0,
            _ => isOn("train_text_encoder"),
        };
        return CheckpointSize.Of(
            route,
            family,
            Text("optimizer_type") ?? "AdamW",
            Text("save_precision") is "fp16" or "bf16" ? 2 : 4,
            isOn("full_fp16") || isOn("full_bf16") ? 2 : 4,
            Whole("network_dim") is > 0 and <= int.MaxValue and { } dim ? (int)dim : null,
            Whole("cond_emb_dim") is > 0 and <= int.MaxValue and { } condition ? (int)condition : 32,
            encoders);
    }

    private string Extension => Text("save_model_as") switch
    {
        null or "" => script.DefaultExtension,
        "diffusers" or "diffusers_safetensors" => "",
        string format => "." + format,
    };

    private long Whole(string name) => find(name) is SettingValue.Whole whole ? whole.Value : 0;

    private string? Text(string name) => (find(name) as SettingValue.Text)?.Value;
}
