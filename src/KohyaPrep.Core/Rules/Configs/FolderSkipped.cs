using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class FolderSkipped : ConfigRule
{
    public static FolderSkipped Rule { get; } = new();

    public override string Code => "CFG108";

    public override string Name => "folder-skipped";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A folder in train_data_dir is skipped.";

    public override string Why =>
        "Below train_data_dir the trainer takes folders whose names begin with a number and an underscore, such as 10_punk, "
        + "and passes over all others with a warning.";

    public override string Remedy => "Rename the folder to <repeats>_<class words>, or name it in a dataset file.";

    public override Example Example => new("train_data_dir with 10_punk and more_punks", "train_data_dir with 10_punk and 10_more_punks");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (!subject.Forecast.Warnings.Contains("config_util.py:613"))
            yield break;
        TrainerFolder disk = subject.Disk();
        foreach (string key in (string[])["train_data_dir", "reg_data_dir"])
        {
            string[] skipped = [.. subject.Text(key) is { } parent
                ? disk.Folders(parent).Where(name => PythonValue.ParseWhole(name.Split('_')[0]) is null) : []];
            if (skipped.Length > 0)
                yield return On(subject, key, $"{string.Join(", ", skipped.Take(3))}{(skipped.Length > 3 ? $" and {skipped.Length - 3} more folders" : "")} in {key} "
                    + $"{(skipped.Length == 1 ? "is" : "are")} skipped: the name does not begin with a number of repeats.");
        }
    }
}
