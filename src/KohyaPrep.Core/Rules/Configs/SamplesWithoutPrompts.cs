using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SamplesWithoutPrompts : ConfigRule
{
    public static SamplesWithoutPrompts Rule { get; } = new();

    public override string Code => "CFG072";

    public override string Name => "samples-without-prompts";

    public override Severity Severity => Severity.Error;

    public override string Summary => "Samples are asked for, and sample_prompts is not set.";

    public override string Why => "The run dies in the middle, when the first sample is due (train_util.py:6395).";

    public override string Remedy => "Set sample_prompts, or remove sample_every_n_*.";

    public override Example Example => new("sample_every_n_epochs = 1", "sample_every_n_epochs = 1\nsample_prompts = \"prompts.txt\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from key in ((string[])["sample_every_n_epochs", "sample_every_n_steps", "sample_at_first"])
            .Where(key => PythonValue.Number(subject.Arguments.Find(key)) > 0).Take(1)
        where subject.Request.Script != "sdxl_train_control_net_lllite" && subject.Arguments.Find("sample_prompts") is null
        select On(subject, key, $"{key} is set without sample_prompts: the run dies when the first sample is due.");
}
