using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class MaskedLossWithoutMasks : ConfigRule
{
    public static MaskedLossWithoutMasks Rule { get; } = new();

    public override string Code => "CFG051";

    public override string Name => "masked-loss-without-masks";

    public override Severity Severity => Severity.Error;

    public override string Summary => "masked_loss is on, and there are no masks.";

    public override string Why =>
        "Masks come from the control pairs of a dataset file, or from transparency with alpha_mask. conditioning_data_dir in "
        + "the training file is read by the control net scripts only: the loss is not masked at all.";

    public override string Remedy => "Name conditioning_data_dir in a subset of a dataset file, or turn alpha_mask on.";

    public override Example Example => new("masked_loss = true\nconditioning_data_dir = \"masks\"", "masked_loss = true\nalpha_mask = true");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        bool hasMasks = subject.IsOnAnywhere("alpha_mask")
            || subject.Request.Dataset is not null && subject.Everywhere("conditioning_data_dir").Any(place => place.Location.Path == subject.DatasetFile);
        if (subject.Request.Script is "train_network" or "sdxl_train_network" or "sdxl_train" && subject.Arguments.IsOn("masked_loss") && !hasMasks)
            yield return On(subject, "masked_loss", "masked_loss masks nothing: no subset has masks.");
    }
}
