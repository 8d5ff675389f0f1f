using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Gui;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class GuiHalvesSteps : GuiRule
{
    public static GuiHalvesSteps Rule { get; } = new();

    public override string Code => "CFG137";

    public override string Name => "gui-halves-steps";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "With flipped pictures the fine-tune tab trains half the steps.";

    public override string Why =>
        "It takes flipped pictures for further ones and halves `max_train_steps`, a given number too. The trainer flips the same pictures by chance, and "
        + "sees each half as often.";

    public override string Remedy => "Double max_train_steps, or leave flip_aug off.";

    public override Example Example => new("{\"image_folder\": \"pictures\", \"flip_aug\": true, \"max_train_steps\": 1600, …}", "{\"image_folder\": \"pictures\", \"flip_aug\": false, \"max_train_steps\": 1600, …}");

    protected override IEnumerable<Finding> Check(ForeignConfig subject, GuiConversion gui)
    {
        ConfigNode given = gui.Fields.First(shown => shown.Field.Name == "max_train_steps").Value;
        if (gui.Tab == GuiTab.FineTune && subject.Arguments.IsOn("flip_aug") && gui.Training.Find("max_train_steps") is ConfigNode.Whole written
            && !(PythonValue.Number(given) == (double)written.Value))
            yield return AtValue(subject, given, $"flip_aug is on: the GUI writes max_train_steps = {ConfigNodeText.Of(written)}.");
    }
}
