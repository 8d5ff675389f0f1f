using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class NoStateSaved : ConfigRule
{
    public static NoStateSaved Rule { get; } = new();

    public override string Code => "CFG095";

    public override string Name => "no-state-saved";

    public override Severity Severity => Severity.Info;

    public override string Summary => "No state is saved while the training runs.";

    public override string Why =>
        "The trainer saves nothing when it is interrupted. Without save_state and an interval, a run on a machine that is "
        + "taken away starts again from the beginning.";

    public override string Remedy => "Set save_state = true with save_every_n_epochs or save_every_n_steps.";

    public override Example Example => new("save_every_n_epochs = 1", "save_every_n_epochs = 1\nsave_state = true");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        bool often = subject.Number("save_every_n_epochs") > 0 || subject.Number("save_every_n_steps") > 0 || subject.Number("save_n_epoch_ratio") > 0;
        if (!subject.Arguments.IsOn("save_state") || !often)
            yield return On(subject, "save_state", subject.Arguments.IsOn("save_state") ? "save_state has no interval: the only state is saved at the end." : "save_state is off: an interrupted run is lost.");
    }
}
