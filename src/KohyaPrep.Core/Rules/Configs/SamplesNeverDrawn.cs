using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SamplesNeverDrawn : ConfigRule
{
    public static SamplesNeverDrawn Rule { get; } = new();

    public override string Code => "CFG047";

    public override string Name => "samples-never-drawn";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Sample pictures are asked of the LLLite script.";

    public override string Why => "sdxl_train_control_net_lllite.py never draws samples, whatever its options say.";

    public override string Remedy => "Remove the sample options, and draw with the saved files.";

    public override Example Example => new("sample_every_n_epochs = 1  # sdxl_train_control_net_lllite.py", "# no sample_every_n_epochs");

    private static readonly string[] Keys = ["sample_every_n_steps", "sample_every_n_epochs", "sample_at_first", "sample_prompts"];

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        subject.Request.Script is "sdxl_train_control_net_lllite"
            ? Keys.Where(subject.Arguments.IsOn).Select(key => On(subject, key, $"{key} does nothing: the LLLite script draws no samples."))
            : [];
}
