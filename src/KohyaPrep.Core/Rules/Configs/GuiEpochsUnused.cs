using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Gui;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class GuiEpochsUnused : GuiRule
{
    public static GuiEpochsUnused Rule { get; } = new();

    public override string Code => "CFG136";

    public override string Name => "gui-epochs-unused";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The GUI does not look at the number of epochs.";

    public override string Why =>
        "The GUI works the steps out of `epoch` only where `max_train_steps` is 0, and a fresh tab shows 1600 there. The trainer itself never sees "
        + "`epoch`.";

    public override string Remedy => "Set max_train_steps to 0, or give max_train_epochs.";

    public override Example Example => new("{\"epoch\": 10, \"max_train_steps\": 1600, …}", "{\"epoch\": 10, \"max_train_steps\": 0, …}");

    protected override IEnumerable<Finding> Check(ForeignConfig subject, GuiConversion gui)
    {
        GuiFieldValue epochs = FieldOf(gui, "epoch");
        ConfigNode steps = FieldOf(gui, "max_train_steps").Value;
        if (epochs.IsChosen && PythonValue.IsTrue(steps) && gui.Training.Find("max_train_epochs") is null)
            yield return AtValue(subject, epochs.Value, $"epoch is {ConfigNodeText.Of(epochs.Value)}, and max_train_steps {ConfigNodeText.Of(steps)}: the steps decide.");
    }

    private static GuiFieldValue FieldOf(GuiConversion gui, string name) => gui.Fields.First(shown => shown.Field.Name == name);
}
