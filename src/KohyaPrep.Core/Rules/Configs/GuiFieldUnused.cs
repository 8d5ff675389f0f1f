using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Gui;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class GuiFieldUnused : GuiRule
{
    public static GuiFieldUnused Rule { get; } = new();

    public override string Code => "CFG132";

    public override string Name => "gui-field-unused";

    public override Severity Severity => Severity.Info;

    public override string Summary => "A value of the file goes nowhere.";

    public override string Why =>
        "The tab has fields for several kinds of models and networks, and writes those alone that go with what is chosen; names that it does not know "
        + "it leaves out as it loads the file.";

    public override string Remedy => "Take it out, or choose what it belongs to.";

    public override Example Example => new("{\"sdxl\": false, \"sdxl_no_half_vae\": true, …}", "{\"sdxl\": true, \"sdxl_no_half_vae\": true, …}");

    protected override IEnumerable<Finding> Check(ForeignConfig subject, GuiConversion gui) => Losses(subject, gui, GuiLossKind.Unused, GuiLossKind.NoField);
}
