using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class BaseModelUnset : ConfigRule
{
    public static BaseModelUnset Rule { get; } = new();

    public override string Code => "CFG105";

    public override string Name => "base-model-unset";

    public override Severity Severity => Severity.Error;

    public override string Summary => "No base model is named.";

    public override string Why => "pretrained_model_name_or_path has no default, and the run dies as it loads the model.";

    public override string Remedy => "Set pretrained_model_name_or_path.";

    public override Example Example => new("# no pretrained_model_name_or_path", "pretrained_model_name_or_path = \"model.safetensors\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (!subject.Arguments.IsOn("pretrained_model_name_or_path"))
            yield return At(new Location(subject.TrainingFile), "pretrained_model_name_or_path is not set.");
    }
}
