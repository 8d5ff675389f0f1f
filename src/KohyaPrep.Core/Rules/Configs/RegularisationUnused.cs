using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class RegularisationUnused : ConfigRule
{
    public static RegularisationUnused Rule { get; } = new();

    public override string Code => "CFG111";

    public override string Name => "regularisation-unused";

    public override Severity Severity => Severity.Info;

    public override string Summary => "There are more regularisation pictures than training pictures call for.";

    public override string Why =>
        "They are repeated until they balance the training pictures (repeats counted); where there are more of them, the "
        + "rest is never seen.";

    public override string Remedy => "Raise the repeats of the training pictures, or leave it so.";

    public override Example Example => new(
        "data/1_punk with 10 pictures, reg/1_person with 100",
        "data/10_punk with 10 pictures, reg/1_person with 100");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Forecast.Warnings.Contains("train_util.py:2164"))
            yield return On(subject, "reg_data_dir", "Some regularisation pictures are never used: there are more of them than training pictures.");
    }
}
