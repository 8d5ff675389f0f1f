using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class OutrankedByDatasetFile : ConfigRule
{
    public static OutrankedByDatasetFile Rule { get; } = new();

    public override string Code => "CFG044";

    public override string Name => "outranked-by-dataset-file";

    public override Severity Severity => Severity.Info;

    public override string Summary => "A key of the training file is set again in the dataset file.";

    public override string Why => "A value is looked up in subset, dataset and general first, and in the training file last.";

    public override string Remedy => "Set it in one of the two files.";

    public override Example Example => new("training.toml: resolution = \"512\"\ndataset.toml: resolution = 1024", "dataset.toml: resolution = 1024");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from option in TrainerArguments.Flatten(subject.Request.Training).Keys
        where subject.Request.Dataset is not null && OptionCatalogue.Current.Find(option, subject.Request.Script) is not null
        let outranks = Outranking(subject.Request.Dataset!, DatasetKeys.NameOf(option))
        where outranks is not null
        select On(subject, option, $"{option} is not used: {outranks}.");

    // Where no dataset is left that looks further; a part of them may still do.
    private static string? Outranking(ConfigNode.Table file, string key)
    {
        if ((file.Find("general") as ConfigNode.Table)?.Find(key) is { } general)
            return $"[general] of the dataset file sets {key} to {ConfigNodeText.Of(general)}";
        ConfigNode.Table[] datasets = TablesIn(file, "datasets");
        bool all = datasets.Length > 0 && datasets.All(dataset => dataset.Find(key) is not null
            || (TablesIn(dataset, "subsets") is { Length: > 0 } subsets && subsets.All(subset => subset.Find(key) is not null)));
        return all ? $"every dataset of the dataset file sets {key} itself" : null;
    }

    private static ConfigNode.Table[] TablesIn(ConfigNode.Table table, string key) =>
        table.Find(key) is ConfigNode.Items items ? [.. items.Values.OfType<ConfigNode.Table>()] : [];
}
