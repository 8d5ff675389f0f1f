using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Gui;

/// <summary>Whether what the GUI gives the trainer does the same as what was meant, where the two are not spelt alike.</summary>
internal sealed class GuiSameness(GuiDraft draft)
{
    /// <param name="made">What the trainer would have; Nothing for None.</param>
    public bool IsSame(string name, ConfigNode made)
    {
        ConfigNode meant = draft.Target(name);
        if (PythonCast.AreEqual(meant, made) || (IsUnset(meant) && IsUnset(made)))
            return true;
        return name switch
        {
            "optimizer_type" => Optimizer(meant) == Optimizer(made),
            "network_args" => Pairs(meant).SetEquals(Pairs(made)),
            "text_encoder_lr" => AreRates(meant, made),
            "unet_lr" or "learning_rate_te" or "learning_rate_te1" or "learning_rate_te2" => meant is ConfigNode.Nothing && PythonCast.AreEqual(made, draft.Target("learning_rate")),
            // train_util.py: None takes 75 tokens, the weights' own type, and for a single file a .ckpt; lora.py: a rank of 4.
            "max_token_length" => meant is ConfigNode.Nothing && made is ConfigNode.Whole { Value.IsZero: false } length && length.Value == 75,
            "save_precision" => meant is ConfigNode.Nothing && made is ConfigNode.Text { Value: "float" },
            "save_model_as" => meant is ConfigNode.Nothing && made is ConfigNode.Text { Value: "ckpt" } && IsFile(draft.Target("pretrained_model_name_or_path")),
            "network_dim" => meant is ConfigNode.Nothing && PythonValue.Number(made) == 4,
            // They do nothing without what they belong to.
            "sample_prompts" => meant is ConfigNode.Nothing && !((string[])["sample_every_n_steps", "sample_every_n_epochs", "sample_at_first"]).Any(IsOn),
            "wandb_run_name" => meant is ConfigNode.Nothing && draft.Target("log_with") is not ConfigNode.Text { Value: "wandb" or "all" },
            "dynamo_backend" => !IsOn("torch_compile"),
            _ => false,
        };
    }

    private bool IsOn(string name) => PythonValue.IsTrue(draft.Target(name));

    private static bool IsUnset(ConfigNode value) => value is ConfigNode.Nothing or ConfigNode.Flag { Value: false } or ConfigNode.Items { Values.Count: 0 };

    private static string Optimizer(ConfigNode value) => value is ConfigNode.Text { Value: { Length: > 0 } name } ? name.ToLowerInvariant() : "adamw";

    private static HashSet<string> Pairs(ConfigNode value) =>
        [.. (value as ConfigNode.Items)?.Values.Select(item => Plain(PythonCast.Str(item))) ?? []];

    private static string Plain(string pair) =>
        pair.Split('=', 2) is [var key, var text] && PythonNumber.TryFloat(text) is { } number ? $"{key}={PythonRepr.Of(number)}" : pair;

    // One rate for all text encoders is the same as one for each; none is the learning rate.
    private bool AreRates(ConfigNode meant, ConfigNode made)
    {
        ConfigNode[] rates = [.. (made as ConfigNode.Items)?.Values ?? []];
        ConfigNode? one = meant switch
        {
            ConfigNode.Nothing => draft.Target("learning_rate"),
            ConfigNode.Items { Values: [var only] } => only,
            ConfigNode.Items => null,
            _ => meant,
        };
        return one is not null && rates.Length > 0 && rates.All(rate => PythonCast.AreEqual(rate, one));
    }

    private static bool IsFile(ConfigNode model) =>
        model is ConfigNode.Text text && (text.Value.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) || text.Value.EndsWith(".ckpt", StringComparison.OrdinalIgnoreCase));
}
