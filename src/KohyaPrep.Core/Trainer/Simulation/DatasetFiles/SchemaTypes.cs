using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

/// <summary>The types of the trainer's schemas, as voluptuous checks them.</summary>
internal static class SchemaTypes
{
    public static bool Takes(DatasetKeyType type, ConfigNode value) => type switch
    {
        DatasetKeyType.Flag => value is ConfigNode.Flag,
        // isinstance(True, int) holds.
        DatasetKeyType.Whole => IsWhole(value),
        DatasetKeyType.Number => value is ConfigNode.Number,
        DatasetKeyType.AnyNumber => value is ConfigNode.Number || IsWhole(value),
        DatasetKeyType.Text => value is ConfigNode.Text,
        DatasetKeyType.Size => IsWhole(value) || value is ConfigNode.Items { Values: [var width, var height] } && IsWhole(width) && IsWhole(height),
        DatasetKeyType.Range => value is ConfigNode.Items { Values: [ConfigNode.Number, ConfigNode.Number] },
        _ => value is ConfigNode.Table,
    };

    /// <summary>What the type asks for, in words.</summary>
    public static string Wanted(DatasetKeyType type) => type switch
    {
        DatasetKeyType.Flag => "true or false",
        DatasetKeyType.Whole => "a whole number",
        DatasetKeyType.Number => "a number with a decimal point (0.0, not 0)",
        DatasetKeyType.AnyNumber => "a number",
        DatasetKeyType.Text => "a text",
        DatasetKeyType.Size => "a whole number, or two of them in brackets",
        DatasetKeyType.Range => "two numbers with decimal points in brackets",
        _ => "a table",
    };

    private static bool IsWhole(ConfigNode value) => value is ConfigNode.Whole or ConfigNode.Flag;
}
