using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class OptimizerUnknown : ConfigRule
{
    public static OptimizerUnknown Rule { get; } = new();

    public override string Code => "CFG114";

    public override string Name => "optimizer-unknown";

    public override Severity Severity => Severity.Error;

    public override string Summary => "optimizer_type names no optimizer.";

    public override string Why =>
        "Names that the trainer does not know itself are looked up in torch.optim by their exact case, or imported where they have a dot: a misspelt one dies "
        + "after the model has been loaded.";

    public override string Remedy => "Correct the name.";

    public override Example Example => new(
        "optimizer_type = \"Prodgy\"",
        "optimizer_type = \"Prodigy\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Text("optimizer_type") is not { Length: > 0 } name || OptimizerPackages.IsKnown(name))
            yield break;
        string near = Nearest.Of(name, OptimizerPackages.Names) is { } meant ? $" Did you mean '{meant}'?" : "";
        yield return On(subject, "optimizer_type", $"There is no optimizer '{name}'.{near}");
    }
}
