using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SubsetIgnored : ConfigRule
{
    public static SubsetIgnored Rule { get; } = new();

    public override string Code => "CFG109";

    public override string Name => "subset-ignored";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The trainer leaves out a whole subset with a warning.";

    public override string Why =>
        "A folder that is not there or has no pictures, a second subset of the same folder, and repeats below 1 make the "
        + "trainer go on without the subset.";

    public override string Remedy => "Correct the folder or the repeats, or remove the subset.";

    public override Example Example => new("[[datasets.subsets]]\nimage_dir = \"punsk\"", "[[datasets.subsets]]\nimage_dir = \"punks\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from warning in subject.Forecast.Warnings
        let why = warning switch
        {
            "train_util.py:1974" => "its folder is not there",
            "train_util.py:2467" => "its conditioning_data_dir is not there",
            "train_util.py:2119" or "train_util.py:2230" => "its num_repeats is below 1",
            "train_util.py:2125" or "train_util.py:2236" => "another subset names the same folder or file, and the first one counts",
            // A folder that is not there has no pictures either, and is told once.
            "train_util.py:2132" when !subject.Forecast.Warnings.Contains("train_util.py:1974") => "there are no pictures in its folder",
            "train_util.py:2266" => "its metadata file names no pictures",
            _ => null,
        }
        where why is not null
        select At(new Location(subject.DatasetFile ?? subject.TrainingFile), $"A subset is left out: {why}.");
}
