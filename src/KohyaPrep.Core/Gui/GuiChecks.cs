using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Gui;

/// <summary>
/// What the GUI asks before it starts a training, as far as the settings decide it; whether paths exist is asked elsewhere. Each
/// refusal is a sentence.
/// </summary>
internal static class GuiChecks
{
    public static IEnumerable<string> Refusals(GuiForm form)
    {
        foreach (string name in (string[])["lr_scheduler_args", "optimizer_args"])
        {
            if (form[name] is ConfigNode.Text { Value: var text } && !ArePairs(text))
                yield return $"{name} is {ConfigNodeText.Of(form[name])}: the GUI takes key=value pairs with one blank between two.";
        }

        if (form["output_dir"] is not ConfigNode.Text { Value: var folder } || PythonText.Strip(folder).Length == 0)
            yield return "The output folder is empty.";
        if (form.Tab != GuiTab.DreamBooth && form.IsOn("anima_checkbox") && form.IsOn("anima_compile") && form.IsOn("anima_torch_compile"))
            yield return "Both ways to compile are on.";
        if (form.Tab != GuiTab.Lora)
            yield break;
        foreach (string refusal in OfNetwork(form))
            yield return refusal;
        if (!IsWholeAbove0(form["bucket_reso_steps"]))
            yield return $"bucket_reso_steps is {ConfigNodeText.Of(form["bucket_reso_steps"])}, and must be a whole number above 0.";
        if (PythonValue.Number(form["noise_offset"]) is < 0 or > 1)
            yield return $"noise_offset is {ConfigNodeText.Of(form["noise_offset"])}, and must be between 0 and 1.";
    }

    private static IEnumerable<string> OfNetwork(GuiForm form)
    {
        string type = PythonCast.Str(form["LoRA_type"]);
        bool isNative = type is "Kohya LoHa" or "Kohya LoKr";
        if (form.IsOn("flux1_checkbox") && type is not ("Flux1" or "Flux1 OFT") && !type.Contains("LyCORIS", StringComparison.Ordinal))
            yield return $"The Flux.1 box is ticked, and the LoRA type is '{type}'.";
        if (form.IsOn("anima_checkbox") && type != "Anima" && !isNative)
            yield return $"The Anima box is ticked, and the LoRA type is '{type}'.";
        if (form.IsOn("lumina_checkbox") && type != "Lumina")
            yield return $"The Lumina box is ticked, and the LoRA type is '{type}'.";
        if ((type == "Anima" && !form.IsOn("anima_checkbox")) || (type == "Lumina" && !form.IsOn("lumina_checkbox")))
            yield return $"The LoRA type is '{type}', and the box of that model is not ticked.";
        if (isNative && !form.IsOn("sdxl") && !form.IsOn("anima_checkbox"))
            yield return $"The LoRA type is '{type}', which is for SDXL and Anima, and neither box is ticked.";
        if (isNative && ((string[])["flux1_checkbox", "sd3_checkbox", "hunyuan_image_checkbox", "lumina_checkbox"]).Any(form.IsOn))
            yield return $"The LoRA type is '{type}', which does not go with the model whose box is ticked.";
        if (form.Peek("network_module") is ConfigNode.Nothing)
            yield return $"The GUI does not know the LoRA type '{type}'.";
    }

    private static bool IsWholeAbove0(ConfigNode value)
    {
        try
        {
            return PythonCast.Int(value).Value.Sign > 0;
        }
        catch (PythonFailure)
        {
            return false;
        }
    }

    // common_gui.py, validate_args_setting
    private static bool ArePairs(string text) =>
        text.Length == 0 || text.Split(' ').All(pair => pair.Length > 0 && pair.IndexOf('=', 1) is > 0 and int at && at < pair.Length - 1 && !pair.Any(PythonText.IsSpace));
}
