using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class CheckpointByDefault : ConfigRule
{
    public static CheckpointByDefault Rule { get; } = new();

    public override string Code => "CFG106";

    public override string Name => "checkpoint-by-default";

    public override Severity Severity => Severity.Info;

    public override string Summary => "save_model_as is not set for a whole model.";

    public override string Why =>
        "train_db.py, fine_tune.py and sdxl_train.py then write .ckpt, or a diffusers folder where the base model is one; "
        + ".ckpt files can run code when they are loaded, and many programs refuse them.";

    public override string Remedy => "Set save_model_as = \"safetensors\".";

    public override Example Example => new("# no save_model_as  # sdxl_train.py", "save_model_as = \"safetensors\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Request.Script is "train_db" or "fine_tune" or "sdxl_train" && subject.Arguments.Find("save_model_as") is null)
            yield return At(new Location(subject.TrainingFile), "save_model_as is not set: the model is written in the form of its base model, a file as .ckpt.");
    }
}
