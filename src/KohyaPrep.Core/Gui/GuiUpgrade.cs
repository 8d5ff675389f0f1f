using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Gui;

/// <summary>What the GUI makes of a file as it loads it, so that files of its older versions fit (common_gui.py, update_my_data).</summary>
internal sealed class GuiUpgrade
{
    private static readonly string[] Wholes =
    [
        "clip_skip", "epoch", "gradient_accumulation_steps", "keep_tokens", "lr_warmup", "max_data_loader_n_workers", "max_train_epochs",
        "save_every_n_epochs", "seed", "lr_scheduler_num_cycles", "max_train_steps", "caption_dropout_every_n_epochs", "max_token_length",
    ];

    private static readonly string[] Numbers =
        ["adaptive_noise_scale", "noise_offset", "learning_rate", "text_encoder_lr", "unet_lr", "lr_scheduler_power"];

    private readonly OrderedDictionary<string, ConfigNode> values;
    private readonly List<GuiLoss> changes = [];
    private readonly List<string> faults = [];

    private GuiUpgrade(ConfigNode.Table file) => values = new OrderedDictionary<string, ConfigNode>(file.Entries, StringComparer.Ordinal);

    /// <summary>Names that older versions saved.</summary>
    public static IReadOnlyList<string> OlderNames { get; } =
    [
        "use_8bit_adam", "use_wandb", "lora_network_weights", "save_as_bool", "stop_text_encoder_training_pct", "conv_dims", "conv_alphas",
        "create_buckets", "create_caption",
    ];

    public IReadOnlyDictionary<string, ConfigNode> Values => values;

    public IReadOnlyList<GuiLoss> Changes => changes;

    /// <summary>Why the GUI cannot load the file; each as a sentence.</summary>
    public IReadOnlyList<string> Faults => faults;

    public static GuiUpgrade Of(ConfigNode.Table file)
    {
        GuiUpgrade upgrade = new(file);
        upgrade.Optimizer();
        foreach (string name in Wholes)
            upgrade.Cast(name, PythonCast.Int, Otherwise(name));
        foreach (string name in Numbers)
            upgrade.Cast(name, PythonCast.Float, name == "lr_scheduler_power" ? 1 : 0);
        upgrade.Choices();
        upgrade.Renames();
        return upgrade;
    }

    private static int Otherwise(string name) => name switch
    {
        "lr_scheduler_num_cycles" => 1,
        "max_token_length" => 75,
        _ => 0,
    };

    private void Optimizer()
    {
        bool eightBit = values.Remove("use_8bit_adam", out ConfigNode? flag) && PythonValue.IsTrue(flag);
        if (values.TryAdd("optimizer", new ConfigNode.Text(eightBit ? "AdamW8bit" : "AdamW", flag?.Line ?? 0)) || !eightBit)
            return;
        if (values["optimizer"] is not ConfigNode.Text { Value: "AdamW8bit" } chosen)
            Lose("use_8bit_adam", flag!, $"optimizer outranks it, and is {ConfigNodeText.Of(values["optimizer"])}.");
    }

    // Texts become numbers, and whole numbers lose their fraction; what is no number becomes the other value.
    private void Cast(string name, Func<ConfigNode, ConfigNode> cast, int otherwise)
    {
        if (!values.TryGetValue(name, out ConfigNode? value) || value is ConfigNode.Nothing)
            return;
        ConfigNode made;
        try
        {
            made = cast(value);
        }
        catch (PythonFailure failure)
        {
            if (failure.Type != "ValueError")
                faults.Add($"{name} is {ConfigNodeText.Of(value)}, and the GUI ends loading with {failure.Type}.");
            made = new ConfigNode.Whole(otherwise, value.Line);
            made = cast(made);
        }

        values[name] = made;
        if (!IsSameNumber(value, made) && value is not ConfigNode.Text { Value: "" })
            Lose(name, value, $"The GUI makes {ConfigNodeText.Of(made)} of it as it loads the file.");
    }

    private static bool IsSameNumber(ConfigNode before, ConfigNode after) =>
        before is ConfigNode.Text text ? PythonNumber.TryFloat(text.Value) is { } number && number == PythonValue.Number(after) : PythonCast.AreEqual(before, after);

    private void Choices()
    {
        if (values.GetValueOrDefault("LoRA_type") is ConfigNode.Text { Value: "LoCon" } older)
            values["LoRA_type"] = new ConfigNode.Text("LyCORIS/LoCon", older.Line);
        bool isNetwork = PythonValue.IsTrue(values.GetValueOrDefault("LoRA_type")) || PythonValue.IsTrue(values.GetValueOrDefault("num_vectors_per_token"));
        if (isNetwork && values.TryGetValue("save_model_as", out ConfigNode? form) && form is not ConfigNode.Text { Value: "safetensors" or "ckpt" })
        {
            values["save_model_as"] = new ConfigNode.Text("safetensors", form.Line);
            if (form is not ConfigNode.Nothing)
                Lose("save_model_as", form, "The GUI makes \"safetensors\" of it as it loads the file.");
        }

        if (values.GetValueOrDefault("xformers") is ConfigNode.Flag flag)
            values["xformers"] = new ConfigNode.Text(flag.Value ? "xformers" : "none", flag.Line);
    }

    private void Renames()
    {
        if (values.Remove("use_wandb", out ConfigNode? wandb))
        {
            // Only the text is asked for, not the flag that older versions saved (common_gui.py, update_my_data).
            if (wandb is ConfigNode.Text { Value: "True" })
                values["log_with"] = new ConfigNode.Text("wandb", wandb.Line);
            else if (PythonValue.IsTrue(wandb))
                Lose("use_wandb", wandb, "The GUI takes the text \"True\" alone for a yes; log_with stays as it is.");
        }

        if (values.TryGetValue("lora_network_weights", out ConfigNode? weights) && weights is not ConfigNode.Nothing)
        {
            values["network_weights"] = weights;
            values.Remove("lora_network_weights");
        }
    }

    private void Lose(string name, ConfigNode value, string reason) => changes.Add(new GuiLoss(GuiLossKind.Changed, name, value, reason));
}
