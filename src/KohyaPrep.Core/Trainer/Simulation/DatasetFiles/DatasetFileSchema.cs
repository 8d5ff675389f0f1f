using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

/// <summary>The strict check of a dataset file (config_util.py:266-376): unknown keys and wrong types fail.</summary>
internal sealed class DatasetFileSchema(string script, bool masksLoss)
{
    private readonly IReadOnlyList<SubsetForm> forms = DatasetKeys.FormsOf(script, masksLoss);
    private readonly List<SchemaFault> faults = [];

    /// <summary>All that is wrong, in the order of the file; empty when the trainer takes it.</summary>
    /// <exception cref="TrainerStop">A table is something that the trainer's own code, before the schema, cannot look into.</exception>
    public static IReadOnlyList<SchemaFault> FaultsOf(ConfigNode.Table file, string script, bool masksLoss)
    {
        DatasetFileSchema schema = new(script, masksLoss);
        foreach ((string key, ConfigNode value) in file.Entries)
        {
            if (key == "general")
                schema.CheckTable(key, value, DatasetLevel.General, schema.forms[0]);
            else if (key == "datasets")
                schema.CheckList(key, value, (place, item) => schema.CheckDataset(place, item));
            else
                schema.Add(key, "is none of the tables 'general' and 'datasets'", value);
        }

        return schema.faults;
    }

    private void CheckDataset(string place, ConfigNode value)
    {
        SubsetForm form = forms.Contains(SubsetForm.DreamBooth) && forms.Contains(SubsetForm.Metadata) ? FlexibleForm(place, value) : forms[0];
        CheckTable(place, value, DatasetLevel.Dataset, form);
    }

    private SubsetForm FlexibleForm(string place, ConfigNode dataset)
    {
        if (dataset is not ConfigNode.Table table)
        {
            throw TrainerStop.InDatasetFile("AttributeError", "library/config_util.py:318", $"{place} is no table.",
                "Write each dataset as a [[datasets]] table.");
        }

        bool pairs = forms.Contains(SubsetForm.ControlPairs);
        IReadOnlyList<ConfigNode> subsets = SubsetsOf(table, pairs ? 320 : 324);
        if (pairs && subsets.All(subset => Has(subset, "conditioning_data_dir", 320)))
            return SubsetForm.ControlPairs;
        bool[] metadata = [.. subsets.Select(subset => Has(subset, "metadata_file", 324))];
        if (metadata.All(has => has))
            return SubsetForm.Metadata;
        if (metadata.Any(has => has))
            Add(place, "mixes subsets with and without metadata_file; give each kind its own dataset", dataset);
        return SubsetForm.DreamBooth;
    }

    private void CheckTable(string place, ConfigNode value, DatasetLevel level, SubsetForm form)
    {
        if (value is not ConfigNode.Table table)
        {
            Add(place, $"is {ConfigNodeText.Of(value)}, not a table", value);
            return;
        }

        IReadOnlyList<DatasetKey> keys = DatasetKeys.Of(script, level, form, masksLoss);
        foreach ((string name, ConfigNode entry) in table.Entries)
        {
            string at = $"{place}.{name}";
            if (level == DatasetLevel.Dataset && name == "subsets")
                CheckList(at, entry, (item, subset) => CheckTable(item, subset, DatasetLevel.Subset, form));
            else if (keys.FirstOrDefault(key => key.Name == name) is not { } key)
                Add(at, Unknown(name, level, form, keys), entry);
            else if (!SchemaTypes.Takes(key.Type, entry))
                Add(at, $"is {ConfigNodeText.Of(entry)}, but must be {SchemaTypes.Wanted(key.Type)}", entry);
        }

        foreach (DatasetKey key in keys.Where(key => key.IsRequired && table.Find(key.Name) is null))
            Add(place, $"has no {key.Name}", table);
    }

    private void CheckList(string place, ConfigNode value, Action<string, ConfigNode> check)
    {
        if (value is not ConfigNode.Items list)
        {
            Add(place, $"is {ConfigNodeText.Of(value)}, not a list of tables; write [[{place}]] with two brackets", value);
            return;
        }

        for (int i = 0; i < list.Values.Count; i++)
            check($"{place}[{i}]", list.Values[i]);
    }

    private string Unknown(string name, DatasetLevel level, SubsetForm form, IReadOnlyList<DatasetKey> keys)
    {
        if (Nearest.Of(name, keys.Select(key => key.Name)) is { } near)
            return $"is no key of this table; did you mean '{near}'?";
        if (level == DatasetLevel.Subset && DatasetKeys.Find(name, script, DatasetLevel.Dataset, form, masksLoss) is not null)
            return "belongs to the dataset, not to a subset";
        return $"is no key of this table for {script}.py";
    }

    private void Add(string place, string what, ConfigNode node) => faults.Add(new SchemaFault(place, what, node.Line));

    // Python walks over a table's keys and a text's letters as over a list.
    private static IReadOnlyList<ConfigNode> SubsetsOf(ConfigNode.Table dataset, int line) => dataset.Find("subsets") switch
    {
        null => [],
        ConfigNode.Items list => list.Values,
        ConfigNode.Table table => [.. table.Entries.Select(entry => new ConfigNode.Text(entry.Key))],
        ConfigNode.Text text => [.. text.Value.Select(letter => new ConfigNode.Text(letter.ToString()))],
        _ => throw NotIterable("subsets", line),
    };

    private static bool Has(ConfigNode subset, string key, int line) => subset switch
    {
        ConfigNode.Table table => table.Find(key) is not null,
        ConfigNode.Text text => text.Value.Contains(key, StringComparison.Ordinal),
        ConfigNode.Items list => list.Values.Any(item => item is ConfigNode.Text text && text.Value == key),
        _ => throw NotIterable("a subset", line),
    };

    private static TrainerStop NotIterable(string what, int line) => TrainerStop.InDatasetFile(
        "TypeError", $"library/config_util.py:{line}", $"{what} is no table.", "Write each subset as a [[datasets.subsets]] table.");
}
