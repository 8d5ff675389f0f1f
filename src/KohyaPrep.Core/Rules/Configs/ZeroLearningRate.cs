using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class ZeroLearningRate : ConfigRule
{
    public static ZeroLearningRate Rule { get; } = new();

    public override string Code => "CFG090";

    public override string Name => "zero-learning-rate";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A learning rate is 0.";

    public override string Why => "What has a rate of 0 is not trained at all; it still takes its time and memory.";

    public override string Remedy =>
        "Set a rate, or say that the part is not to be trained (network_train_unet_only, network_train_text_encoder_only).";

    public override Example Example => new("learning_rate = 0.0", "learning_rate = 1e-4");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from rate in subject.Rates()
        where rate.Rate == 0
        select On(subject, rate.Key, $"{rate.Key} is 0: {What(rate.Key)} not trained.");

    private static string What(string key) => key switch
    {
        "unet_lr" => "the U-Net is",
        "text_encoder_lr" or "learning_rate_te" => "the text encoders are",
        "learning_rate_te1" => "the first text encoder is",
        "learning_rate_te2" => "the second text encoder is",
        "control_net_lr" => "the control net is",
        _ => "what has no rate of its own is",
    };
}
