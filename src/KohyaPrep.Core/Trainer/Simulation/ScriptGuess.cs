using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>The script that a training file was probably written for.</summary>
/// <param name="Script">Without <c>.py</c>.</param>
/// <param name="Reason">What speaks for it, as the rest of a sentence that begins with "because".</param>
public sealed record ScriptGuess(string Script, string Reason)
{
    // What only one kind of training is given; the first that fits decides.
    private static readonly (string[] Keys, string[] Scripts)[] Signs =
    [
        (["cond_emb_dim"], ["sdxl_train_control_net_lllite"]),
        (["network_module", "network_dim", "network_alpha", "network_args", "unet_lr", "network_train_unet_only"], ["train_network", "sdxl_train_network"]),
        (["controlnet_model_name_or_path", "conditioning_data_dir"], ["train_control_net", "sdxl_train_control_net"]),
        (["in_json"], ["fine_tune", "sdxl_train"]),
        (["block_lr", "fused_backward_pass", "learning_rate_te1", "learning_rate_te2"], ["sdxl_train"]),
        (["stop_text_encoder_training", "prior_loss_weight", "reg_data_dir", "train_data_dir"], ["train_db", "sdxl_train"]),
    ];

    private static readonly string[] OnlySdxl =
    [
        "cache_text_encoder_outputs", "cache_text_encoder_outputs_to_disk", "disable_mmap_load_safetensors", "learning_rate_te1", "learning_rate_te2",
    ];

    public static ScriptGuess Of(ConfigNode.Table training)
    {
        OrderedDictionary<string, ConfigNode> options = TrainerArguments.Flatten(training);
        (string? sign, string[] scripts) = Signs
            .Select(row => (Sign: row.Keys.FirstOrDefault(key => PythonValue.IsTrue(options.GetValueOrDefault(key))), row.Scripts))
            .FirstOrDefault(row => row.Sign is not null, (Sign: null, Scripts: ["train_network", "sdxl_train_network"]));
        string? sdxl = SdxlSign(options);
        string script = scripts.Length == 1 || sdxl is null ? scripts[0] : scripts[1];
        string[] reasons = [.. new[] { sign is null ? null : $"it sets {sign}", scripts.Length > 1 ? sdxl : null }.OfType<string>()];
        return new ScriptGuess(script, reasons.Length == 0 ? "nothing in it speaks for another one" : string.Join(" and ", reasons));
    }

    private static string? SdxlSign(OrderedDictionary<string, ConfigNode> options)
    {
        if (OnlySdxl.FirstOrDefault(key => PythonValue.IsTrue(options.GetValueOrDefault(key))) is { } key)
            return $"it sets {key}";
        return options.GetValueOrDefault("pretrained_model_name_or_path") is ConfigNode.Text model
            && model.Value.Contains("xl", StringComparison.OrdinalIgnoreCase)
                ? $"the base model is called '{Folders.PythonPath.Name(model.Value)}'"
                : null;
    }
}
