using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class EpochsOutrankSteps : ConfigRule
{
    public static EpochsOutrankSteps Rule { get; } = new();

    public override string Code => "CFG039";

    public override string Name => "epochs-outrank-steps";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Both max_train_epochs and max_train_steps are set.";

    public override string Why => "max_train_epochs wins, and max_train_steps is overwritten without a word.";

    public override string Remedy => "Keep the one that is meant.";

    public override Example Example => new("max_train_steps = 500\nmax_train_epochs = 10", "max_train_epochs = 10");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Has("max_train_steps") && subject.Arguments.Find("max_train_epochs") is not null)
        {
            string made = subject.Forecast.MaxTrainSteps is { } steps ? $": the training has {steps} steps" : "";
            yield return On(subject, "max_train_steps", $"max_train_epochs is set too and wins over max_train_steps{made}.");
        }
    }
}
