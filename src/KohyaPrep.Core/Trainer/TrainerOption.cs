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
    /// <summary>Whether two rows are the same option with the same type, default and choices, whatever scripts have them.</summary>
    public bool IsLike(TrainerOption other) =>
        Name == other.Name && Type == other.Type && TakesList == other.TakesList && Default == other.Default && Choices.SequenceEqual(other.Choices);

    /// <summary>The type as the catalogue's file has it: the name that Python gives it.</summary>
    public string TypeName => Type switch
    {
        OptionType.Flag => "bool",
        OptionType.Whole => "int",
        OptionType.Number => "float",
        OptionType.WholeOrNumber => "int_or_float",
        OptionType.Path => "Path",
        _ => "str",
    };

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
