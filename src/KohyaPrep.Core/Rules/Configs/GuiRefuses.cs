using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Gui;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class GuiRefuses : GuiRule
{
    public static GuiRefuses Rule { get; } = new();

    public override string Code => "CFG134";

    public override string Name => "gui-refuses";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The GUI does not start the training.";

    public override string Why =>
        "It asks some things first, and shows a message instead of training. Some values it cannot work with at all, and ends with an error.";

    public override string Remedy => "Correct the field that the message names.";

    public override Example Example => new("{\"output_dir\": \"\", …}", "{\"output_dir\": \"out\", …}");

    protected override IEnumerable<Finding> Check(ForeignConfig subject, GuiConversion gui) =>
        gui.Refusals.Select(refusal => At(new Location(subject.TrainingFile), $"The GUI does not start the training. {refusal}"));
}
