using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Models;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV040: SDXL where SD 1.5 is trained, or the other way.</summary>
public sealed class ModelOfOtherFamily : Rule<Machine>
{
    public static ModelOfOtherFamily Rule { get; } = new();

    public override string Code => "ENV040";

    public override string Name => "model-of-other-family";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The base model is of another family than the training.";

    public override string Why =>
        "The script loads the file, which takes a minute, and dies: the tensors that it looks for are not there.";

    public override string Remedy => "Name a model of the recipe's family, or set `family` to that of the model.";

    public override IEnumerable<Finding> Check(Machine subject)
    {
        if (subject.Facts.Model is not { } model || subject.Needs.Family is not { } family)
            yield break;
        bool isOther = model.Kind switch
        {
            WeightsKind.Sd15 => family != ModelFamily.Sd15,
            WeightsKind.Sdxl => family != ModelFamily.Sdxl,
            WeightsKind.Sd2 or WeightsKind.SdxlRefiner or WeightsKind.Transformer => true,
            _ => false,
        };
        if (isOther)
            yield return At(new Location(model.Path), $"It is {WeightsKinds.Title(model.Kind)}, and the recipe trains {Words.Title(family)}.");
    }
}
