using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Models;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV041: a LoRA by mistake.</summary>
public sealed class ModelNotABase : Rule<Machine>
{
    public static ModelNotABase Rule { get; } = new();

    public override string Code => "ENV041";

    public override string Name => "model-not-a-base";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The file is no base model: a LoRA, a ControlNet, or a part of one.";

    public override string Why =>
        "A LoRA is only the difference to a base model. The trainer finds none of the tensors that it needs in it and dies after its start.";

    public override string Remedy => "Name a whole checkpoint as `model`. To go on from a LoRA, name it as `network_weights` under `options`.";

    public override IEnumerable<Finding> Check(Machine subject)
    {
        if (subject.Facts.Model is { Kind: WeightsKind.Lora or WeightsKind.ControlNet or WeightsKind.Vae or WeightsKind.Unet or WeightsKind.Text } model)
            yield return At(new Location(model.Path), $"It is {WeightsKinds.Title(model.Kind)}, and no base model.");
    }
}
