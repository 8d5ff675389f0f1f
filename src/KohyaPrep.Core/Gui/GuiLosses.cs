using KohyaPrep.Core.CommandLines;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Gui;

/// <summary>Finds what of a GUI file does not reach the training.</summary>
internal static class GuiLosses
{
    public static IEnumerable<GuiLoss> Of(ConfigNode.Table file, GuiForm form, IReadOnlyList<GuiFieldValue> fields, GuiTrainingFile training, ParsedArguments arguments, string script) =>
    [
        .. WithoutField(file, form.Tab),
        .. Unused(form, fields),
        .. LeftOut(training, script, fields).Where(loss => arguments.Settings.Find(loss.Name) is null),
        .. BothRates(form),
        .. Ignored(training.Table, script),
    ];

    private static IEnumerable<GuiLoss> WithoutField(ConfigNode.Table file, GuiTab tab) => file.Entries
        .Where(entry => GuiCatalogue.Current.Find(tab, entry.Key) is null && !IsOfLoading(entry.Key) && PythonValue.IsTrue(entry.Value))
        .Select(entry => new GuiLoss(GuiLossKind.NoField, entry.Key, entry.Value, $"The tab has no such field: the GUI leaves it out as it loads the file.{Likely(tab, entry.Key)}"));

    // What the file holder is told by the loading itself, and what is no setting.
    private static bool IsOfLoading(string key) => key is "use_8bit_adam" or "use_wandb" or "lora_network_weights" or "save_as_bool" or "training_preset";

    private static string Likely(GuiTab tab, string key) =>
        Findings.Nearest.Of(key, GuiCatalogue.Current.FieldsOf(tab).Select(field => field.Name)) is { } near ? $" Did you mean '{near}'?" : "";

    private static IEnumerable<GuiLoss> Unused(GuiForm form, IReadOnlyList<GuiFieldValue> fields) => fields
        .Where(field => field.IsChosen && field.Field.Name != "model_list" && !form.WasRead(field.Field.Name))
        .Select(field => new GuiLoss(GuiLossKind.Unused, field.Field.Name, field.Value, "The GUI does not use this field with the rest of the settings."));

    private static IEnumerable<GuiLoss> LeftOut(GuiTrainingFile training, string script, IReadOnlyList<GuiFieldValue> fields)
    {
        foreach ((GuiKey key, ConfigNode value) in training.LeftOut)
        {
            string name = fields.FirstOrDefault(field => field.Field.Name == key.Source)?.Field.Name ?? key.Name;
            // What a fresh tab shows means that nothing is set.
            if (key.IsOffAtZero && key.Name != "seed" && fields.Any(field => field.Field.Name == key.Source && PythonCast.AreEqual(field.Field.Default, value)))
                continue;
            if (OptionCatalogue.Current.Find(key.Name, script) is not { } option || value is ConfigNode.Nothing or ConfigNode.Flag || (value is ConfigNode.Text && option.Type == OptionType.Flag))
                continue;
            if (key.Name == "seed")
                yield return new GuiLoss(GuiLossKind.LeftOut, name, value, "The GUI writes no seed of 0: each run takes another one.");
            else if (option.Default is { } fallback && !PythonCast.AreEqual(ConfigNodes.Of(fallback), value))
                yield return new GuiLoss(GuiLossKind.LeftOut, name, value, $"The GUI does not write it, and the trainer takes its default, {ConfigNodeText.Of(ConfigNodes.Of(fallback))}.");
        }
    }

    // With one of them at 0 the GUI trains the other part alone; with both at 0 it leaves both to the trainer.
    private static IEnumerable<GuiLoss> BothRates(GuiForm form) =>
        form.Tab == GuiTab.Lora && PythonValue.Number(form.Peek("unet_lr")) == 0 && PythonValue.Number(form.Peek("text_encoder_lr")) == 0
            ? ((string[])["unet_lr", "text_encoder_lr"]).Select(name => new GuiLoss(
                GuiLossKind.LeftOut, name, form.Peek(name), "With both rates at 0 the GUI writes neither, and the trainer trains both parts at learning_rate."))
            : [];

    private static IEnumerable<GuiLoss> Ignored(ConfigNode.Table training, string script) => training.Entries
        .Where(entry => OptionCatalogue.Current.Scripts.Contains(script) && OptionCatalogue.Current.Find(entry.Key, script) is null)
        .Select(entry => new GuiLoss(GuiLossKind.Ignored, entry.Key, entry.Value, $"The GUI writes it, and {script}.py has no such option: it does nothing."));
}
