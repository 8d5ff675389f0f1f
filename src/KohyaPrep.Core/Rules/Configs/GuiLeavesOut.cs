using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Gui;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class GuiLeavesOut : GuiRule
{
    public static GuiLeavesOut Rule { get; } = new();

    public override string Code => "CFG130";

    public override string Name => "gui-leaves-out";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The GUI leaves a value out of the training file, and the trainer takes another one.";

    public override string Why =>
        "The GUI leaves out what equals False, and in the LoRA tab a zero does: a learning rate of 0 is not written, and the trainer's own default trains. "
        + "A seed of 0 is left out in every tab.";

    public override string Remedy => "Give the value as an additional parameter, such as --seed 0, or choose one that is not 0.";

    public override Example Example => new("{\"LoRA_type\": \"Standard\", \"learning_rate\": 0, …}", "{\"LoRA_type\": \"Standard\", \"learning_rate\": 0, \"additional_parameters\": \"--learning_rate 0\", …}");

    protected override IEnumerable<Finding> Check(ForeignConfig subject, GuiConversion gui) => Losses(subject, gui, GuiLossKind.LeftOut);
}
