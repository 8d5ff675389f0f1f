using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class ClipSkipWithSdxl : ConfigRule
{
    public static ClipSkipWithSdxl Rule { get; } = new();

    public override string Code => "CFG041";

    public override string Name => "clip-skip-with-sdxl";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "clip_skip is set for SDXL.";

    public override string Why => "The SDXL scripts always take the last layer but one and only print a warning.";

    public override string Remedy => "Remove clip_skip.";

    public override Example Example => new("clip_skip = 2  # sdxl_train_network.py", "# no clip_skip");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Traits().IsSdxl && subject.Has("clip_skip"))
            yield return On(subject, "clip_skip", "clip_skip does nothing with SDXL.");
    }
}
