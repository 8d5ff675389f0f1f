using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Gui;

/// <summary>Works out what the LoRA tab writes of its learning rates, and which parts are trained.</summary>
internal sealed class GuiRates(GuiForm form, List<string> refusals)
{
    /// <exception cref="PythonFailure">The GUI ends so.</exception>
    public void WorkOut()
    {
        ConfigNode encoder = form["text_encoder_lr"];
        ConfigNode t5 = form["t5xxl_lr"];
        if (PythonValue.Number(encoder) is not { } encoderRate || PythonValue.Number(t5) is not { } t5Rate)
            throw PythonFailure.OfType("'>' not supported between a learning rate and 'int'");
        if (encoderRate == 0 && t5Rate > 0)
            refusals.Add("There is a learning rate for T5XXL and none for the text encoder.");
        if (encoderRate > 0)
        {
            ConfigNode.Number first = PythonCast.Float(encoder);
            form.Set("text_encoder_rates", new ConfigNode.Items([first, t5Rate > 0 ? PythonCast.Float(t5) : first], encoder.Line));
        }

        ConfigNode.Number rate = FloatOr0(form["learning_rate"]);
        ConfigNode.Number unetRate = FloatOr0(form["unet_lr"]);
        form.Set("learning_rate_or_zero", rate);
        if (rate.Value == 0 && encoderRate == 0 && unetRate.Value == 0)
            refusals.Add("All learning rates are 0.");
        bool unetOnly = form.IsOn("hunyuan_image_checkbox");
        form.Set("network_train_unet_only", new ConfigNode.Flag(unetOnly || (encoderRate == 0 && unetRate.Value != 0), encoder.Line));
        form.Set("network_train_text_encoder_only", new ConfigNode.Flag(!unetOnly && encoderRate != 0 && unetRate.Value == 0, unetRate.Line));
    }

    private static ConfigNode.Number FloatOr0(ConfigNode value) => value is ConfigNode.Nothing ? new ConfigNode.Number(0, value.Line) : PythonCast.Float(value);
}
