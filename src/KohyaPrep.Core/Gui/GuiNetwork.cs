using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Gui;

/// <summary>Works out the LoRA tab's <c>network_module</c> and <c>network_args</c> of its LoRA type.</summary>
internal sealed class GuiNetwork(GuiForm form)
{
    private const string Dropouts = "?rank_dropout ?module_dropout";

    private const string Blocks =
        "?down_lr_weight ?mid_lr_weight ?up_lr_weight ?block_lr_zero_threshold ?block_dims ?block_alphas ?conv_block_dims ?conv_block_alphas";

    private const string Lycoris = "preset=LyCORIS_preset conv_dim conv_alpha";

    private const string LoconLoha =
        $"{Lycoris} use_tucker rank_dropout bypass_mode dora_wd module_dropout use_tucker use_scalar rank_dropout_scale";

    // In the order in which the GUI writes them: a field, a name and its field, a name and a 'text'; ? where only a true value is written,
    // + where only one above 0 is.
    private static readonly Dictionary<string, (string Module, string Arguments)> Types = new(StringComparer.Ordinal)
    {
        ["LyCORIS/BOFT"] = ("lycoris.kohya", $"{Lycoris} module_dropout use_tucker rank_dropout rank_dropout_scale algo='boft' train_norm"),
        ["LyCORIS/Diag-OFT"] = ("lycoris.kohya",
            $"{Lycoris} module_dropout use_tucker rank_dropout rank_dropout_scale constraint=constrain rescaled algo='diag-oft' train_norm"),
        ["LyCORIS/DyLoRA"] = ("lycoris.kohya", $"{Lycoris} use_tucker block_size=unit rank_dropout module_dropout algo='dylora' train_norm"),
        ["LyCORIS/GLoRA"] = ("lycoris.kohya", $"{Lycoris} use_tucker rank_dropout module_dropout rank_dropout_scale algo='glora' train_norm"),
        ["LyCORIS/iA3"] = ("lycoris.kohya", $"{Lycoris} train_on_input algo='ia3'"),
        ["LoCon"] = ("lycoris.kohya", $"{LoconLoha} algo='locon' train_norm"),
        ["LyCORIS/LoCon"] = ("lycoris.kohya", $"{LoconLoha} algo='locon' train_norm"),
        ["LyCORIS/LoHa"] = ("lycoris.kohya", $"{LoconLoha} algo='loha' train_norm"),
        ["LyCORIS/LoKr"] = ("lycoris.kohya",
            $"{Lycoris} use_tucker rank_dropout bypass_mode dora_wd module_dropout factor use_cp use_scalar decompose_both rank_dropout_scale algo='lokr' train_norm"),
        ["LyCORIS/Native Fine-Tuning"] = ("lycoris.kohya",
            "preset=LyCORIS_preset rank_dropout module_dropout rank_dropout_scale algo='full' train_norm"),
        ["Flux1 OFT"] = ("networks.oft_flux", "?enable_all_linear"),
        ["HunyuanImage-2.1"] = ("networks.lora_hunyuan_image", "+rank_dropout +module_dropout"),
        ["Anima"] = ("networks.lora_anima", "+rank_dropout +module_dropout"),
        ["Lumina"] = ("networks.lora_lumina", "+rank_dropout +module_dropout"),
        ["Standard"] = ("networks.lora", $"{Blocks} {Dropouts}"),
        ["Kohya LoCon"] = ("networks.lora", $"conv_dim conv_alpha {Blocks} {Dropouts}"),
        ["LoRA-FA"] = ("networks.lora_fa", $"{Blocks} {Dropouts}"),
        ["Kohya DyLoRA"] = ("networks.dylora", $"?conv_dim ?conv_alpha {Blocks} ?unit {Dropouts}"),
    };

    private const string FluxParts =
        "?img_attn_dim ?img_mlp_dim ?img_mod_dim ?single_dim ?txt_attn_dim ?txt_mlp_dim ?txt_mod_dim ?single_mod_dim ?in_dims "
        + "?train_double_block_indices ?train_single_block_indices";

    /// <summary>Sets both; <c>network_module</c> stays None where the GUI does not know the type.</summary>
    /// <exception cref="PythonFailure">The GUI ends so.</exception>
    public void WorkOut()
    {
        string type = PythonCast.Str(form["LoRA_type"]);
        (string? module, IEnumerable<string> arguments) = type switch
        {
            "Flux1" => ("networks.lora_flux", Flux()),
            "Kohya LoHa" => ("networks.loha", Native(isLokr: false)),
            "Kohya LoKr" => ("networks.lokr", Native(isLokr: true)),
            _ when Types.TryGetValue(type, out (string Module, string Arguments) found) => (ModuleOf(type, found.Module), Listed(found.Arguments)),
            _ => (null, []),
        };
        string text = string.Concat(arguments.Concat(Listed("?loraplus_lr_ratio ?loraplus_unet_lr_ratio ?loraplus_text_encoder_lr_ratio")).Select(argument => " " + argument));
        form.Set("network_module", module is null ? new ConfigNode.Nothing() : new ConfigNode.Text(module, form.Peek("LoRA_type").Line));
        form.Set("network_args", GuiWords.Of(text));
    }

    /// <summary>The LoRA type that writes a network module and its arguments; <c>Standard</c> where none does.</summary>
    public static string TypeOf(ConfigNode module, IReadOnlyDictionary<string, string> arguments)
    {
        string name = module is ConfigNode.Text text ? text.Value : "networks.lora";
        if (name == "lycoris.kohya")
        {
            string algorithm = arguments.GetValueOrDefault("algo") ?? "locon";
            return Types.FirstOrDefault(type => type.Key.StartsWith("LyCORIS/", StringComparison.Ordinal) && type.Value.Arguments.Contains($"algo='{algorithm}'", StringComparison.Ordinal)).Key ?? "LyCORIS/LoCon";
        }

        bool hasConvolution = arguments.ContainsKey("conv_dim");
        return name switch
        {
            "networks.lora" => hasConvolution ? "Kohya LoCon" : "Standard",
            "networks.lora_flux" => "Flux1",
            "networks.loha" => "Kohya LoHa",
            "networks.lokr" => "Kohya LoKr",
            _ => Types.FirstOrDefault(type => type.Value.Module == name).Key ?? "Standard",
        };
    }

    private string ModuleOf(string type, string module) => type is "Standard" or "Kohya LoCon" && form.IsOn("sd3_checkbox") ? "networks.lora_sd3" : module;

    private List<string> Listed(string arguments)
    {
        List<string> written = [];
        foreach (string item in arguments.Split(' '))
        {
            string[] parts = item.TrimStart('?', '+').Split('=');
            ConfigNode value = parts[^1].StartsWith('\'') ? new ConfigNode.Text(parts[^1].Trim('\'')) : form[parts[^1]];
            bool isWritten = item[0] switch
            {
                '?' => PythonValue.IsTrue(value),
                '+' => IsAbove0(value),
                _ => true,
            };
            if (isWritten)
                written.Add($"{parts[0]}={PythonCast.Str(value)}");
        }

        return written;
    }

    private IEnumerable<string> Flux()
    {
        List<string> written = Listed(form.IsOn("train_lora_ggpo") ? $"?ggpo_sigma ?ggpo_beta {FluxParts}" : FluxParts);
        if (form.IsOn("split_mode"))
            written.Add("train_blocks=single");
        if (form.IsOn("split_qkv"))
            written.Add("split_qkv=True");
        if (form.IsOn("train_t5xxl") && form.IsOn("flux1_checkbox"))
            written.Add("train_t5xxl=True");
        return written.Concat(Listed("+rank_dropout +module_dropout"));
    }

    private IEnumerable<string> Native(bool isLokr)
    {
        ConfigNode dim = form["conv_dim"];
        if (IsAbove0(dim))
        {
            yield return $"conv_dim={PythonCast.Str(PythonCast.Int(dim))}";
            if (form["conv_alpha"] is var alpha and not ConfigNode.Nothing)
            {
                ConfigNode.Whole whole = PythonCast.Int(alpha);
                yield return $"conv_alpha={PythonCast.Str(PythonCast.AreEqual(PythonCast.Float(alpha), whole) ? whole : alpha)}";
            }
        }

        if (form.IsOn("use_tucker"))
            yield return "use_tucker=True";
        if (isLokr && form["factor"] is var factor and not ConfigNode.Nothing && !PythonCast.Int(factor).Value.Equals(-1))
            yield return $"factor={PythonCast.Str(PythonCast.Int(factor))}";
        foreach (string argument in Listed("+rank_dropout +module_dropout"))
            yield return argument;
    }

    private static bool IsAbove0(ConfigNode value) => value is not ConfigNode.Nothing && PythonCast.Float(value).Value > 0;
}
