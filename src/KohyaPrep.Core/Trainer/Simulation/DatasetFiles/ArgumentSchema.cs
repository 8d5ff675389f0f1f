using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

/// <summary>
/// The check of those options that describe a dataset (config_util.py:249-388). It looks at names, not at the script's options:
/// a key that the script does not have is checked, and later used, all the same.
/// </summary>
internal static class ArgumentSchema
{
    public static IReadOnlyList<SchemaFault> FaultsOf(TrainerArguments arguments, bool masksLoss)
    {
        string script = arguments.Script;
        SubsetForm form = DatasetKeys.FormsOf(script, masksLoss)[0];
        Dictionary<string, DatasetKeyType> types = DatasetKeys.Of(script, DatasetLevel.General, form, masksLoss)
            .ToDictionary(key => key.Name, key => key.Type);
        types["train_batch_size"] = types["batch_size"];
        types["dataset_repeats"] = types["num_repeats"];
        types["debug_dataset"] = DatasetKeyType.Flag;
        types["max_token_length"] = DatasetKeyType.Whole;
        types["prior_loss_weight"] = DatasetKeyType.AnyNumber;
        return [.. from entry in arguments.Values
                   where entry.Value is not ConfigNode.Nothing
                       && types.TryGetValue(entry.Key, out DatasetKeyType type) && !SchemaTypes.Takes(type, entry.Value)
                   select new SchemaFault(
                       entry.Key,
                       $"is {ConfigNodeText.Of(entry.Value)}, but must be {SchemaTypes.Wanted(types[entry.Key])}",
                       entry.Value.Line)];
    }
}
