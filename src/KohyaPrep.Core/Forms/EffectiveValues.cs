using System.Globalization;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Forms;

/// <summary>Spells values so that two are equal exactly where the trainer does the same with them.</summary>
internal static class EffectiveValues
{
    /// <param name="option">Null for a dataset file's key that is no option.</param>
    public static string Compared(string name, TrainerOption? option, ConfigNode? value)
    {
        // Nothing and an empty text are AdamW to the trainer.
        if (name == "optimizer_type" && value is null or ConfigNode.Nothing or ConfigNode.Text { Value: "" })
            return "\"adamw\"";
        // An empty list is none to every option that takes one; 75 tokens are what the tokenizer takes anyway.
        if ((option is { TakesList: true } && value is ConfigNode.Items { Values.Count: 0 }) || (name == "max_token_length" && value is ConfigNode.Whole whole && whole.Value == 75))
            return "none";
        if (value is null or ConfigNode.Nothing)
            return option?.Type == OptionType.Flag ? "false" : "none";
        if (name == "resolution" && Size(value) is { } size)
            return size;
        return option switch
        {
            { TakesList: true } when value is ConfigNode.Items items => $"[{string.Join(", ", items.Values.Select(item => One(option.Type, item)))}]",
            null => One(TypeOf(value), value),
            _ when name == "optimizer_type" => One(option.Type, value).ToLowerInvariant(),
            _ => One(option.Type, value),
        };
    }

    private static string One(OptionType type, ConfigNode value) => (type, value) switch
    {
        (OptionType.Flag, _) => PythonValue.IsTrue(value) ? "true" : "false",
        // No steps are no share of them.
        (OptionType.WholeOrNumber, ConfigNode.Number { Value: 0 }) => "0",
        (OptionType.Number, ConfigNode.Whole whole) => Shown(new ConfigNode.Number((double)whole.Value)),
        _ => Shown(value),
    };

    // A key that no option shares its name with: what the dataset file says is what counts.
    private static OptionType TypeOf(ConfigNode value) => value is ConfigNode.Flag ? OptionType.Flag : OptionType.Text;

    /// <summary>The value whole, however long.</summary>
    internal static string Shown(ConfigNode value) => TomlNodes.Of(value) ?? value switch
    {
        ConfigNode.Whole whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        ConfigNode.Text text => $"\"{text.Value}\"",
        ConfigNode.Items items => $"[{string.Join(", ", items.Values.Select(Shown))}]",
        _ => ConfigNodeText.Of(value),
    };

    // A training file has a text, a dataset file one number or two.
    private static string? Size(ConfigNode value)
    {
        string[] sides = value switch
        {
            ConfigNode.Text text => text.Value.Split(','),
            ConfigNode.Whole whole => [whole.Value.ToString(CultureInfo.InvariantCulture)],
            ConfigNode.Items items => [.. items.Values.Select(ConfigNodeText.Of)],
            _ => [],
        };
        string[] parsed = [.. sides.Select(side => PythonValue.ParseWhole(side)?.ToString(CultureInfo.InvariantCulture) ?? "")];
        return parsed.Length is 1 or 2 && parsed.All(side => side.Length > 0) ? $"{parsed[0]},{parsed[^1]}" : null;
    }
}
