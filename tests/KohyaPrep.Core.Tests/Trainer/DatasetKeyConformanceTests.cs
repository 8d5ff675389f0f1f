using System.Text.Json;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Trainer;

public class DatasetKeyConformanceTests
{
    [Fact]
    public void Exactly_the_dataset_files_that_the_trainer_s_schema_refused_are_refused()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Shared.Path("conformance/trainer-cases.json")));
        List<string> differences = [];
        int refused = 0;
        int taken = 0;
        foreach (JsonElement item in document.RootElement.EnumerateArray())
        {
            if (!item.TryGetProperty("dataset_config", out JsonElement config))
                continue;
            JsonElement expect = item.GetProperty("expect");
            bool failed = expect.TryGetProperty("error", out JsonElement error);
            // Faults of the arguments are found before the dataset file is looked at.
            if (failed && error.GetProperty("stage").GetString() == "arguments")
                continue;
            bool theirs = failed && error.GetProperty("at").GetString() == "library/config_util.py:372";
            string[] faults = [.. Faults(item.GetProperty("script").GetString()!, config, MasksLoss(item.GetProperty("config")))];
            if (theirs != faults.Length > 0)
                differences.Add($"{item.GetProperty("id")}: {string.Join(", ", faults)} but the trainer {(theirs ? "refused" : "took")} it");
            refused += theirs ? 1 : 0;
            taken += theirs ? 0 : 1;
        }
        Assert.Empty(differences);
        Assert.True(refused >= 8 && taken >= 100, $"only {refused} refused and {taken} taken files were checked");
    }

    private static IEnumerable<string> Faults(string script, JsonElement config, bool masksLoss)
    {
        IReadOnlyList<SubsetForm> forms = DatasetKeys.FormsOf(script, masksLoss);
        if (config.TryGetProperty("general", out JsonElement general))
        {
            foreach (string fault in FaultsOf(general, script, DatasetLevel.General, forms[0], masksLoss))
                yield return fault;
        }
        foreach (JsonElement dataset in config.GetProperty("datasets").EnumerateArray())
        {
            JsonElement[] subsets = dataset.TryGetProperty("subsets", out JsonElement list) ? [.. list.EnumerateArray()] : [];
            SubsetForm form = forms.Contains(SubsetForm.ControlPairs) && subsets.All(subset => subset.TryGetProperty("conditioning_data_dir", out _))
                ? SubsetForm.ControlPairs
                : forms.Contains(SubsetForm.Metadata) && subsets.All(subset => subset.TryGetProperty("metadata_file", out _))
                    ? SubsetForm.Metadata
                    : forms[0];
            foreach (string fault in FaultsOf(dataset, script, DatasetLevel.Dataset, form, masksLoss))
                yield return fault;
            foreach (JsonElement subset in subsets)
            {
                foreach (string fault in FaultsOf(subset, script, DatasetLevel.Subset, form, masksLoss))
                    yield return fault;
            }
        }
    }

    private static IEnumerable<string> FaultsOf(JsonElement table, string script, DatasetLevel level, SubsetForm form, bool masksLoss)
    {
        IReadOnlyList<DatasetKey> keys = DatasetKeys.Of(script, level, form, masksLoss);
        foreach (JsonProperty property in table.EnumerateObject().Where(property => property.Name != "subsets"))
        {
            DatasetKey? key = keys.FirstOrDefault(key => key.Name == property.Name);
            if (key is null)
                yield return $"{level} {property.Name}";
            else if (key.Type != DatasetKeyType.Table && !key.Takes(Read(property.Value)))
                yield return $"{level} {property.Name} = {property.Value}";
        }
        foreach (DatasetKey key in keys.Where(key => key.IsRequired && !table.TryGetProperty(key.Name, out _)))
            yield return $"{level} without {key.Name}";
    }

    private static bool MasksLoss(JsonElement config) => config.EnumerateObject().Any(property =>
        property.Name == "masked_loss" && property.Value.ValueKind == JsonValueKind.True
        || property.Value.ValueKind == JsonValueKind.Object && MasksLoss(property.Value));

    private static SettingValue Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => SettingValue.Of(value.GetBoolean()),
        JsonValueKind.Number when value.GetRawText().AsSpan().IndexOfAny(".eE") < 0 => SettingValue.Of(value.GetInt64()),
        JsonValueKind.Number => SettingValue.Of(value.GetDouble()),
        JsonValueKind.Array => new SettingValue.Items([.. value.EnumerateArray().Select(Read)]),
        _ => SettingValue.Of(value.GetString()!),
    };
}
