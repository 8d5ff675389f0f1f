using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class FolderBesideDatasetFile : ConfigRule
{
    public static FolderBesideDatasetFile Rule { get; } = new();

    public override string Code => "CFG043";

    public override string Name => "folder-beside-dataset-file";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The training file names picture folders beside a dataset file.";

    public override string Why =>
        "With dataset_config the trainer takes its pictures from that file only and ignores the folders and the metadata "
        + "file of the training file.";

    public override string Remedy => "Remove the key, or name the folder as a subset of the dataset file.";

    public override Example Example => new("dataset_config = \"dataset.toml\"\ntrain_data_dir = \"punks\"", "dataset_config = \"dataset.toml\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from key in (string[])["train_data_dir", "reg_data_dir", "in_json"]
        where subject.Request.Dataset is not null && subject.Arguments.IsOn(key)
        select On(subject, key, $"{key} is ignored, since there is a dataset file.");
}
