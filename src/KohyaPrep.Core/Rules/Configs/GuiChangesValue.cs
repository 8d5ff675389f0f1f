using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Gui;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class GuiChangesValue : GuiRule
{
    public static GuiChangesValue Rule { get; } = new();

    public override string Code => "CFG131";

    public override string Name => "gui-changes-value";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The GUI turns a value into another one as it loads the file.";

    public override string Why =>
        "Files of older versions are made to fit: texts become numbers, whole numbers lose their fraction, and what is no number becomes 0.";

    public override string Remedy => "Open the file in the GUI, look at the field, and save it anew.";

    public override Example Example => new("{\"lr_warmup\": 0.5, …}", "{\"lr_warmup\": 1, …}");

    protected override IEnumerable<Finding> Check(ForeignConfig subject, GuiConversion gui) => Losses(subject, gui, GuiLossKind.Changed);
}
