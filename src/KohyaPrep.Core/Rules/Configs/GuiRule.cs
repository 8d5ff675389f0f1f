using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Gui;

namespace KohyaPrep.Core.Rules.Configs;

/// <summary>A rule on what the Kohya_ss GUI makes of a file that it saved; files of other origin have nothing for it.</summary>
public abstract class GuiRule : ConfigRule
{
    public sealed override IEnumerable<Finding> Check(ForeignConfig subject) => subject.Gui is { } gui ? Check(subject, gui) : [];

    protected abstract IEnumerable<Finding> Check(ForeignConfig subject, GuiConversion gui);

    /// <summary>A finding at the line of a value; of the whole file where the value stands on none.</summary>
    protected Finding AtValue(ForeignConfig subject, ConfigNode value, string message, string? remedy = null) =>
        At(new Location(subject.TrainingFile, value.Line), message, remedy);

    /// <summary>A finding for each loss of a kind.</summary>
    protected IEnumerable<Finding> Losses(ForeignConfig subject, GuiConversion gui, params GuiLossKind[] kinds) => gui.Lost
        .Where(loss => kinds.Contains(loss.Kind))
        .Select(loss => AtValue(subject, loss.Value, $"{loss.Name} is {Trainer.Simulation.Arguments.ConfigNodeText.Of(loss.Value)}. {loss.Reason}"));
}
