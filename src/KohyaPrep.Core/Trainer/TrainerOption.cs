namespace KohyaPrep.Core.Trainer;

/// <summary>One option of the trainer, read off its argument parsers.</summary>
/// <param name="TakesList">Whether it takes any number of values (<c>nargs='*'</c>), each of <paramref name="Type"/>.</param>
/// <param name="Default">What the trainer takes when nothing is said; null for None.</param>
/// <param name="Choices">The values that the command line allows; empty for any. In a file the trainer does not check them.</param>
/// <param name="Scripts">The scripts that have it with this default and these choices, by name without <c>.py</c>.</param>
public sealed record TrainerOption(
    string Name,
    OptionType Type,
    bool TakesList,
    SettingValue? Default,
    IReadOnlyList<SettingValue> Choices,
    IReadOnlyList<string> Scripts)
{
    /// <summary>The type in words, for messages: <c>a whole number</c>, <c>a list of texts</c>.</summary>
    public string TypeInWords => (Type, TakesList) switch
    {
        (OptionType.Flag, _) => "true or false",
        (OptionType.Whole, false) => "a whole number",
        (OptionType.Whole, true) => "a list of whole numbers",
        (OptionType.Number, false) => "a number",
        (OptionType.Number, true) => "a list of numbers",
        (OptionType.WholeOrNumber, _) => "a whole number or a share such as 0.1",
        (OptionType.Path, _) => "a path",
        (_, false) => "a text",
        (_, true) => "a list of texts",
    };
}
