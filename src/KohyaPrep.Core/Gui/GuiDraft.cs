using System.Numerics;
using KohyaPrep.Core.CommandLines;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Gui;

/// <summary>The fields of a tab while settings are put into them: none ever holds what it cannot.</summary>
internal sealed class GuiDraft
{
    private readonly GuiTab tab;
    private readonly string script;
    private readonly ConfigNode.Table settings;
    private readonly SortedDictionary<string, ConfigNode> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConfigNode> target;

    public GuiDraft(GuiTab tab, string script, ConfigNode.Table settings)
    {
        this.tab = tab;
        this.script = script;
        this.settings = settings;
        target = new Dictionary<string, ConfigNode>(settings.Entries, StringComparer.Ordinal);
        foreach (GuiField field in GuiCatalogue.Current.FieldsOf(tab))
            fields[field.Name] = field.Default is ConfigNode.Nothing ? new ConfigNode.Text("") : field.Default;
    }

    public ConfigNode.Table File => new([.. fields]);

    /// <summary>What the trainer is to have: as the settings say, or its default; Nothing for None.</summary>
    public ConfigNode Target(string name) => target.GetValueOrDefault(name) ?? Default(name);

    /// <summary>What the trainer takes where nothing is said; Nothing for None.</summary>
    public ConfigNode Default(string name) =>
        OptionCatalogue.Current.Find(name, script)?.Default is { } fallback ? ConfigNodes.Of(fallback) : new ConfigNode.Nothing();

    /// <summary>What the GUI would make of the fields.</summary>
    public GuiConversion Conversion() => GuiConversion.Of(File, tab, _ => null);

    /// <summary>Puts a value into a field that can hold it.</summary>
    public bool Put(string name, ConfigNode value)
    {
        if (GuiCatalogue.Current.Find(tab, name)?.WhyNot(value) is not null || !fields.ContainsKey(name))
            return false;
        fields[name] = value;
        return true;
    }

    public void Fill()
    {
        Put("model_list", new ConfigNode.Text("custom"));
        foreach (string box in (string[])["sdxl", "sdxl_checkbox"])
            Put(box, new ConfigNode.Flag(script.StartsWith("sdxl_", StringComparison.Ordinal)));
        foreach (string family in (string[])["flux", "sd3", "hunyuan_image", "anima", "lumina"])
            Put(family == "flux" ? "flux1_checkbox" : $"{family}_checkbox", new ConfigNode.Flag(script.StartsWith(family + "_", StringComparison.Ordinal)));
        Put("xformers", new ConfigNode.Text(IsOn("sdpa") ? "sdpa" : IsOn("xformers") ? "xformers" : "none"));
        Put("noise_offset_type", new ConfigNode.Text(IsOn("multires_noise_iterations") ? "Multires" : "Original"));
        foreach (string name in (string[])["cache_text_encoder_outputs", "no_half_vae"])
            Put($"sdxl_{name}", new ConfigNode.Flag(IsOn(name)));
        foreach (string name in (string[])["generate_caption_database", "generate_image_buckets"])
            Put(name, new ConfigNode.Flag(false));
        foreach (IGrouping<string, GuiKey> keys in GuiCatalogue.Current.KeysOf(tab).GroupBy(key => key.Name, StringComparer.Ordinal))
        {
            if (keys.FirstOrDefault(key => key.Conditions.All(condition => Holds(condition))) is { Cast: not GuiCast.On } key)
                Put(key);
        }

        WarmUp();
        if (tab == GuiTab.Lora)
            Rates();
        if (tab == GuiTab.Lora)
            Network();
        if (tab == GuiTab.FineTune)
            Metadata();
        if (tab == GuiTab.DreamBooth && script.StartsWith("sdxl_", StringComparison.Ordinal))
            TextEncoders();
    }

    /// <summary>Puts something that <c>accelerate launch</c> is told into its field.</summary>
    public bool Launch(LaunchArgument argument)
    {
        // The trainer's own wins (train_util.py:5496).
        if (argument.Name == "mixed_precision")
            return PythonCast.AreEqual(argument.Value, Target(argument.Name));
        return Put(argument.Name, argument.Value is ConfigNode.Whole && GuiCatalogue.Current.Find(tab, argument.Name)?.Kind == GuiFieldKind.Text
            ? new ConfigNode.Text(PythonCast.Str(argument.Value))
            : argument.Value);
    }

    private bool IsOn(string name) => PythonValue.IsTrue(Target(name));

    private bool Holds(GuiCondition condition)
    {
        try
        {
            // A field that is still to be filled by its key does not keep it from being filled.
            return condition.Field == "fused_optimizer_groups" || condition.Comparison == GuiComparison.Differs || condition.Holds(fields.GetValueOrDefault(condition.Field) ?? new ConfigNode.Nothing());
        }
        catch (PythonFailure)
        {
            return false;
        }
    }

    private void Put(GuiKey key)
    {
        if (GuiCatalogue.Current.Find(tab, key.Source) is not { } field || (OptionCatalogue.Current.Find(key.Name, script) is null && settings.Find(key.Name) is null))
            return;
        // accelerate would compile by it, which the trainer itself does with torch_compile only.
        if (key.Name == "dynamo_backend" && !IsOn("torch_compile"))
            return;
        ConfigNode value = Target(key.Name);
        ConfigNode made = (field.Kind, value) switch
        {
            (_, ConfigNode.Nothing) => Empty(field, key.Name),
            (GuiFieldKind.Flag, _) => new ConfigNode.Flag(PythonValue.IsTrue(value)),
            (GuiFieldKind.Text, ConfigNode.Items items) => new ConfigNode.Text(string.Join(' ', items.Values.Select(PythonCast.Str))),
            (GuiFieldKind.Choice, ConfigNode.Text text) => field.Choices.FirstOrDefault(choice => choice is ConfigNode.Text other && other.Value.Equals(text.Value, StringComparison.OrdinalIgnoreCase)) ?? value,
            _ => value with { Line = 0 },
        };
        Put(field.Name, made);
    }

    // What says nothing in a field: 0 where that is left out or is the option's own nothing.
    private static ConfigNode Empty(GuiField field, string key) => field.Kind switch
    {
        GuiFieldKind.Choice when key == "save_precision" => new ConfigNode.Text("float"),
        GuiFieldKind.Choice when key == "save_model_as" => new ConfigNode.Text("ckpt"),
        GuiFieldKind.Flag => new ConfigNode.Flag(false),
        GuiFieldKind.Number => new ConfigNode.Whole(0),
        GuiFieldKind.Choice when !field.Choices.Any(choice => choice is ConfigNode.Text { Value: "" }) => field.Default,
        _ => new ConfigNode.Text(""),
    };

    // The percentage loses its fraction as the GUI loads it.
    private void WarmUp()
    {
        ConfigNode steps = Target("lr_warmup_steps");
        bool isShare = steps is ConfigNode.Number { Value: > 0 and < 1 } share && Math.Round(share.Value * 100) is var percent && percent / 100 == share.Value;
        Put("lr_warmup", new ConfigNode.Whole(isShare ? new BigInteger(Math.Round(((ConfigNode.Number)steps).Value * 100)) : 0));
        Put("lr_warmup_steps", steps is ConfigNode.Whole { Value.Sign: > 0 } ? steps with { Line = 0 } : new ConfigNode.Whole(0));
    }

    // Which part is trained the GUI reads off the rates: 0 means not at all.
    private void Rates()
    {
        ConfigNode rate = Target("learning_rate");
        ConfigNode encoder = Target("text_encoder_lr") switch
        {
            ConfigNode.Items { Values: [var first, ..] } => first,
            ConfigNode.Items or ConfigNode.Nothing => rate,
            var single => single,
        };
        ConfigNode unet = Target("unet_lr") is ConfigNode.Nothing ? rate : Target("unet_lr");
        ConfigNode zero = new ConfigNode.Whole(0);
        bool isPlain = Target("text_encoder_lr") is ConfigNode.Nothing && Target("unet_lr") is ConfigNode.Nothing;
        bool unetOnly = IsOn("network_train_unet_only");
        bool encoderOnly = IsOn("network_train_text_encoder_only");
        bool saysNeither = isPlain && !unetOnly && !encoderOnly;
        Put("learning_rate", rate with { Line = 0 });
        Put("text_encoder_lr", unetOnly || saysNeither ? zero : encoder with { Line = 0 });
        Put("unet_lr", encoderOnly || saysNeither ? zero : unet with { Line = 0 });
    }

    private void Network()
    {
        ConfigNode[] arguments = [.. (Target("network_args") as ConfigNode.Items)?.Values ?? []];
        Dictionary<string, string> pairs = new(StringComparer.Ordinal);
        foreach (string[] pair in arguments.Select(argument => PythonCast.Str(argument).Split('=', 2)).Where(pair => pair.Length == 2))
            pairs[pair[0]] = pair[1];
        Put("LoRA_type", new ConfigNode.Text(GuiNetwork.TypeOf(Target("network_module"), pairs)));
        foreach ((string name, string text) in pairs)
        {
            string field = name switch
            {
                "preset" => "LyCORIS_preset",
                "block_size" => "unit",
                "constraint" => "constrain",
                _ => name,
            };
            if (GuiCatalogue.Current.Find(tab, field) is { } found && OptionCatalogue.Current.Find(field, script) is null)
                Put(field, ValueOf(found, text));
        }

        if (Target("network_dim") is ConfigNode.Nothing)
            Put("network_dim", new ConfigNode.Whole(4));
    }

    private static ConfigNode ValueOf(GuiField field, string text) => field.Kind switch
    {
        GuiFieldKind.Flag => new ConfigNode.Flag(text == "True"),
        GuiFieldKind.Number when PythonNumber.TryInt(text, 10) is { } whole => new ConfigNode.Whole(whole),
        GuiFieldKind.Number when PythonNumber.TryFloat(text) is { } number => new ConfigNode.Number(number),
        _ => new ConfigNode.Text(text),
    };

    private void Metadata()
    {
        if (Target("in_json") is not ConfigNode.Text { Value: var path })
            return;
        int end = path.LastIndexOf('/');
        Put("train_dir", new ConfigNode.Text(end < 0 ? "." : path[..end]));
        Put("caption_metadata_filename", new ConfigNode.Text(path[(end + 1)..]));
        Put("use_latent_files", new ConfigNode.Text("No"));
    }

    // The DreamBooth tab trains SDXL's text encoders where one of their rates is above 0.
    private void TextEncoders()
    {
        foreach (string name in (string[])["learning_rate_te1", "learning_rate_te2"])
        {
            ConfigNode rate = Target(name) is ConfigNode.Nothing ? Target("learning_rate") : Target(name);
            Put(name, IsOn("train_text_encoder") ? rate with { Line = 0 } : new ConfigNode.Whole(0));
        }
    }
}
