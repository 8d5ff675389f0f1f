using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Gui;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class GuiKeyIgnored : GuiRule
{
    public static GuiKeyIgnored Rule { get; } = new();

    public override string Code => "CFG133";

    public override string Name => "gui-key-ignored";

    public override Severity Severity => Severity.Info;

    public override string Summary => "The GUI writes keys that the trainer does not know.";

    public override string Why =>
        "The trainer takes every key in silence. Those that it has no option for do nothing: `epoch` is only the number that the GUI works out "
        + "`max_train_steps` of.";

    public override string Remedy => "Nothing is to be done; only do not count on them.";

    public override Example Example => new("{\"noise_offset_type\": \"Original\", …}", "{\"noise_offset_type\": \"\", …}");

    protected override IEnumerable<Finding> Check(ForeignConfig subject, GuiConversion gui)
    {
        string[] keys = [.. gui.Lost.Where(loss => loss.Kind == GuiLossKind.Ignored).Select(loss => loss.Name)];
        if (keys.Length > 0)
            yield return At(new Location(subject.TrainingFile), $"The GUI writes {string.Join(", ", keys)}, and {gui.Script}.py has no such option.");
    }
}
