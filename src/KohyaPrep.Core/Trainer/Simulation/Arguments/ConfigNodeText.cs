using System.Globalization;
using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Arguments;

/// <summary>A value as it would stand in a TOML file, for messages; long ones are cut.</summary>
public static class ConfigNodeText
{
    private const int Longest = 60;

    public static string Of(ConfigNode value)
    {
        string text = value switch
        {
            ConfigNode.Text { Value: var words } => $"\"{words}\"",
            ConfigNode.Whole { Value: var number } => number.ToString(CultureInfo.InvariantCulture),
            ConfigNode.Number { Value: var number } => SettingValue.Of(number).Shown,
            ConfigNode.Flag { Value: var flag } => flag ? "true" : "false",
            ConfigNode.Moment { Written: var written } => written,
            ConfigNode.Items { Values: var items } => $"[{string.Join(", ", items.Select(Of))}]",
            ConfigNode.Table => "a table",
            _ => "nothing",
        };
        return text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
    }
}
