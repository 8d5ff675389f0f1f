using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Gui;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class GuiValueOutside : GuiRule
{
    public static GuiValueOutside Rule { get; } = new();

    public override string Code => "CFG135";

    public override string Name => "gui-value-outside";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A field cannot hold its value.";

    public override string Why =>
        "A field has its choices or its bounds. The GUI loads any value, and refuses it when the training is started.";

    public override string Remedy => "Choose a value that the field can hold.";

    public override Example Example => new("{\"network_dim\": 100000, …}", "{\"network_dim\": 512, …}");

    protected override IEnumerable<Finding> Check(ForeignConfig subject, GuiConversion gui) =>
        from shown in gui.Fields
        where shown is { IsSet: true, Field.IsOfMachine: false, Value: not ConfigNode.Nothing }
        let why = shown.Field.WhyNot(shown.Value)
        where why is not null
        select AtValue(subject, shown.Value, $"{shown.Field.Name} is {ConfigNodeText.Of(shown.Value)}, which {why} ({shown.Field.Label}).", Remedies(shown.Field));

    private static string? Remedies(GuiField field) => field switch
    {
        { Choices.Count: > 0 } => $"It takes one of {string.Join(", ", field.Choices.Select(ConfigNodeText.Of))}.",
        { Minimum: { } least, Maximum: { } most } => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"It takes {least} to {most}."),
        _ => null,
    };
}
