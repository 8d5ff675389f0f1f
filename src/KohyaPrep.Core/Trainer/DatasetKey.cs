namespace KohyaPrep.Core.Trainer;

/// <summary>A key of the dataset file.</summary>
/// <param name="IsRequired">Whether a subset must have it.</param>
public sealed record DatasetKey(string Name, DatasetKeyType Type, bool IsRequired = false)
{
    /// <summary>Whether the schema takes the value.</summary>
    public bool Takes(SettingValue value) => (Type, value) switch
    {
        (DatasetKeyType.Flag, SettingValue.Flag) => true,
        // voluptuous asks isinstance(value, int), and Python's bool is an int.
        (DatasetKeyType.Whole, SettingValue.Whole or SettingValue.Flag) => true,
        (DatasetKeyType.Number, SettingValue.Number) => true,
        (DatasetKeyType.AnyNumber, SettingValue.Number or SettingValue.Whole or SettingValue.Flag) => true,
        (DatasetKeyType.Text, SettingValue.Text) => true,
        (DatasetKeyType.Size, SettingValue.Whole) => true,
        (DatasetKeyType.Size, SettingValue.Items { Values.Count: 2 } pair) => pair.Values.All(side => side is SettingValue.Whole),
        (DatasetKeyType.Range, SettingValue.Items { Values.Count: 2 } pair) => pair.Values.All(bound => bound is SettingValue.Number),
        _ => false,
    };
}
