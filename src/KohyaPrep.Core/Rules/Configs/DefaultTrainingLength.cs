using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class DefaultTrainingLength : ConfigRule
{
    public static DefaultTrainingLength Rule { get; } = new();

    public override string Code => "CFG054";

    public override string Name => "default-training-length";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Neither epochs nor steps are set.";

    public override string Why => "The trainer then runs 1600 steps, however many pictures there are.";

    public override string Remedy => "Set max_train_epochs, or max_train_steps.";

    public override Example Example => new("# neither max_train_epochs nor max_train_steps", "max_train_epochs = 10");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (!subject.Has("max_train_steps") && !subject.Has("max_train_epochs"))
        {
            string epochs = subject.Forecast.StepsPerEpoch is > 0 and var steps ? $", which are {(1600 + steps - 1) / steps} epochs here" : "";
            yield return At(new Location(subject.TrainingFile), $"No length is set: the training has the default of 1600 steps{epochs}.");
        }
    }
}
