using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class NoData : ConfigRule
{
    public static NoData Rule { get; } = new();

    public override string Code => "CFG033";

    public override string Name => "no-data";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The trainer finds no picture, and ends as if all were well.";

    public override string Why => "It prints \"No data found\" and ends with exit code 0: a job that has trained nothing counts as done.";

    public override string Remedy =>
        "Let train_data_dir be the parent of folders named such as 10_punk, or name the picture folder itself in a dataset "
        + "file.";

    public override Example Example => new("train_data_dir = \"punks/10_punk\"", "train_data_dir = \"punks\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (!subject.Forecast.HasNoData)
            yield break;
        string key = subject.DatasetFile is null ? "train_data_dir" : "image_dir";
        ConfigPlace? named = subject.Everywhere(key).FirstOrDefault();
        string where = named?.Value is ConfigNode.Text folder ? $" in {key} \"{folder.Value}\"" : "";
        yield return At(named?.Location ?? new Location(subject.DatasetFile ?? subject.TrainingFile),
            $"The trainer finds no picture{where} and ends without an error.");
    }
}
