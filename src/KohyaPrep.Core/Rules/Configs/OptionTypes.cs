using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Rules.Configs;

/// <summary>Whether a value of a training file is what an option takes.</summary>
internal static class OptionTypes
{
    /// <summary>
    /// An int is as good as a float. A single rate instead of a list is taken by the LoRA scripts (train_network.py:741); any other
    /// single text would be read letter by letter. A table is no value at all, and another rule's matter.
    /// </summary>
    public static bool Fits(TrainerOption option, ConfigNode value) => value switch
    {
        ConfigNode.Nothing or ConfigNode.Table => true,
        ConfigNode.Items items => option.TakesList && items.Values.All(item => FitsOne(option.Type, item)),
        _ => (!option.TakesList || option.Name == "text_encoder_lr") && FitsOne(option.Type, value),
    };

    public static bool IsSame(SettingValue choice, ConfigNode value) => (choice, value) switch
    {
        (SettingValue.Text left, ConfigNode.Text right) => left.Value == right.Value,
        (SettingValue.Whole left, ConfigNode.Whole right) => left.Value == right.Value,
        (SettingValue.Number left, ConfigNode.Number right) => left.Value == right.Value,
        (SettingValue.Flag left, ConfigNode.Flag right) => left.Value == right.Value,
        _ => false,
    };

    private static bool FitsOne(OptionType type, ConfigNode value) => type switch
    {
        OptionType.Flag => value is ConfigNode.Flag,
        OptionType.Whole => value is ConfigNode.Whole,
        OptionType.Number or OptionType.WholeOrNumber => value is ConfigNode.Whole or ConfigNode.Number,
        _ => value is ConfigNode.Text,
    };
}
