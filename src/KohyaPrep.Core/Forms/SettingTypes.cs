using System.Globalization;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Forms;

/// <summary>The types of settings where a form leaves them open, as the trainer's options and dataset keys have them.</summary>
public static class SettingTypes
{
    // Texts of several numbers, which people write as a list or a number.
    private static readonly string[] Joined = ["resolution", "face_crop_aug_range"];

    /// <summary>The type of an option or a dataset key; null for a name that is neither, and where the two files want different types.</summary>
    public static OptionType? Of(string name) =>
        name == "resolution" ? null : OptionCatalogue.Current.RowsOf(name).Concat(OptionCatalogue.Current.RowsOf(DatasetKeys.OptionOf(name))).FirstOrDefault()?.Type;

    /// <summary>
    /// A training setting out of a form that the trainer does not read itself: <c>resolution: 512</c> and <c>[512, 768]</c> become the
    /// text that the trainer wants.
    /// </summary>
    internal static ConfigNode Joining(string name, ConfigNode value)
    {
        if (!Joined.Contains(name))
            return value;
        return value switch
        {
            ConfigNode.Whole or ConfigNode.Number => new ConfigNode.Text(Plain(value), value.Line),
            ConfigNode.Items { Values.Count: 2 } pair when pair.Values.All(item => item is ConfigNode.Whole or ConfigNode.Number) =>
                new ConfigNode.Text($"{Plain(pair.Values[0])},{Plain(pair.Values[1])}", value.Line),
            _ => value,
        };
    }

    private static string Plain(ConfigNode number) => number is ConfigNode.Whole whole
        ? whole.Value.ToString(CultureInfo.InvariantCulture)
        : SettingValue.Of(((ConfigNode.Number)number).Value).Shown;
}
