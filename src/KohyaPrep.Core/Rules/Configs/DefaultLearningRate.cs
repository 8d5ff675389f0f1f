using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class DefaultLearningRate : ConfigRule
{
    public static DefaultLearningRate Rule { get; } = new();

    public override string Code => "CFG055";

    public override string Name => "default-learning-rate";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The learning rate is left at its default.";

    public override string Why => "The default is 2e-6, meant for full fine-tuning: a LoRA learns next to nothing at it.";

    public override string Remedy => "Set learning_rate: about 1e-4 for a LoRA, 1e-5 for a control net, 1e-6 to 1e-5 for a whole model.";

    public override Example Example => new("# no learning_rate", "learning_rate = 1e-4");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        bool others = subject.Has("unet_lr") && (subject.Has("text_encoder_lr") || subject.Arguments.IsOn("network_train_unet_only")) || subject.Has("control_net_lr");
        if (!subject.Has("learning_rate") && !others && !subject.UsesRelativeStep())
            yield return At(new Location(subject.TrainingFile), "learning_rate is not set: what has no rate of its own trains at the default of 2e-6.");
    }
}
