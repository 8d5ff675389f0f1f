using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Gui;

/// <summary>The GUI's own variables that are more than a field.</summary>
internal static class GuiVariables
{
    // The first box that is ticked decides.
    private static readonly (string Box, string Family)[] Families =
        [("flux1_checkbox", "flux"), ("sd3_checkbox", "sd3"), ("hunyuan_image_checkbox", "hunyuan_image"), ("anima_checkbox", "anima"), ("lumina_checkbox", "lumina")];

    /// <summary>Without <c>.py</c>.</summary>
    public static string ScriptOf(GuiForm form)
    {
        (string network, string whole) = form.Tab switch
        {
            GuiTab.Lora => ("_network", "train_network"),
            GuiTab.DreamBooth => ("", "train_db"),
            _ => ("", "fine_tune"),
        };
        if (form.IsOn(SdxlBox(form.Tab)))
            return $"sdxl_train{network}";
        // The tabs of whole models ask for SD3 before Flux.
        IEnumerable<(string Box, string Family)> asked = form.Tab == GuiTab.Lora ? Families : Families.OrderBy(family => family.Box != "sd3_checkbox");
        return asked.FirstOrDefault(family => form.IsOn(family.Box)) is { Family: { } family } ? $"{family}_train{network}" : whole;
    }

    /// <summary>What the LoRA tab sets before all else: it takes no end of the text encoder's training.</summary>
    /// <exception cref="PythonFailure">The GUI ends so.</exception>
    public static void DropEncoderStop(GuiForm form)
    {
        ConfigNode stop = form.Peek("stop_text_encoder_training");
        if (IsAbove0(stop))
            form.Set("stop_text_encoder_training", new ConfigNode.Whole(0, stop.Line));
    }

    /// <summary>Sets the rest of them.</summary>
    /// <exception cref="PythonFailure">The GUI ends so.</exception>
    public static void Set(GuiForm form)
    {
        bool isOtherFamily = Families.Any(family => form.IsOn(family.Box));
        if (form.IsOn("train_inpainting") && isOtherFamily)
            form.Set("train_inpainting", new ConfigNode.Flag(false));
        if (form.IsOn("train_inpainting"))
        {
            form.Set("cache_latents", new ConfigNode.Flag(false));
            form.Set("cache_latents_to_disk", new ConfigNode.Flag(false));
        }

        form.Set("sample_prompts_file", new ConfigNode.Text(PythonPath.Join(PythonCast.Str(form["output_dir"]), "sample/prompt.txt"), form["sample_prompts"].Line));
        switch (form.Tab)
        {
            case GuiTab.Lora:
                bool isChroma = form.IsOn("flux1_checkbox") && form["model_type"] is ConfigNode.Text { Value: var model } && model.Equals("chroma", StringComparison.OrdinalIgnoreCase);
                form.Set("is_chroma", new ConfigNode.Flag(isChroma));
                break;
            case GuiTab.DreamBooth when form.IsOn(SdxlBox(GuiTab.DreamBooth)):
                bool trains = IsAbove0(form["learning_rate_te1"]) || IsAbove0(form["learning_rate_te2"]);
                form.Set("train_text_encoder", new ConfigNode.Flag(trains));
                break;
            case GuiTab.FineTune:
                bool isLatents = form["use_latent_files"] is ConfigNode.Text { Value: "Yes" };
                string metadata = PythonCast.Str(form[isLatents ? "latent_metadata_filename" : "caption_metadata_filename"]);
                form.Set("in_json", new ConfigNode.Text($"{PythonCast.Str(form["train_dir"])}/{metadata}", form.Peek("train_dir").Line));
                break;
        }
    }

    // None is not asked for.
    private static bool IsAbove0(ConfigNode value) => value is not ConfigNode.Nothing
        && (PythonValue.Number(value) ?? throw PythonFailure.OfType($"'>' not supported between instances of '{value.PythonType}' and 'int'")) > 0;

    private static string SdxlBox(GuiTab tab) => tab == GuiTab.FineTune ? "sdxl_checkbox" : "sdxl";
}
