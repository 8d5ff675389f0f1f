using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class TensorboardWithoutFolder : ConfigRule
{
    public static TensorboardWithoutFolder Rule { get; } = new();

    public override string Code => "CFG064";

    public override string Name => "tensorboard-without-folder";

    public override Severity Severity => Severity.Error;

    public override string Summary => "log_with asks for TensorBoard, and logging_dir is not set.";

    public override string Why => "The run dies with a ValueError as soon as it prepares its accelerator.";

    public override string Remedy => "Set logging_dir = \"logs\".";

    public override Example Example => new("log_with = \"tensorboard\"", "log_with = \"tensorboard\"\nlogging_dir = \"logs\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Text("log_with") is "tensorboard" or "all" && subject.Arguments.Find("logging_dir") is null)
            yield return On(subject, "log_with", $"log_with = \"{subject.Text("log_with")}\" needs logging_dir.");
    }
}
