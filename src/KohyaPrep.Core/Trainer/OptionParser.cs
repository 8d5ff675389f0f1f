using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Trainer;

/// <summary>Gives an option that a recipe sets the type that the trainer's command line would.</summary>
public static class OptionParser
{
    /// <param name="value">Of the option's type.</param>
    /// <param name="reason">What is wrong, as the rest of a sentence that begins with the option's name; null when nothing is.</param>
    public static bool TryParse(
        TrainerOption option, RecipeOption given, [NotNullWhen(true)] out SettingValue? value, [NotNullWhen(false)] out string? reason)
    {
        value = null;
        if (given.IsList && !option.TakesList)
        {
            reason = $"takes {option.TypeInWords}, not a list{(option.Name is "resolution" or "face_crop_aug_range"
                ? $"; write it as text: \"{string.Join(',', given.Text)}\""
                : "")}";
            return false;
        }
        List<SettingValue> values = [];
        foreach (string text in given.Text)
        {
            if (ParseOne(option.Type, text, given.IsQuoted) is not { } item)
            {
                reason = given.IsQuoted && ParseOne(option.Type, text, isQuoted: false) is not null
                    ? $"takes {option.TypeInWords}, but \"{text}\" is text; write it without quotes"
                    : $"takes {option.TypeInWords}, not '{text}'";
                return false;
            }
            if (option.Choices.Count > 0 && !option.Choices.Contains(item))
            {
                string[] choices = [.. option.Choices.Select(choice => choice.Shown)];
                string guess = Nearest.Of(text, choices) is { } near ? $"; did you mean '{near}'?" : "";
                reason = $"takes one of {string.Join(", ", choices)}, not '{text}'{guess}";
                return false;
            }
            values.Add(item);
        }
        if (!option.TakesList && values.Count != 1)
        {
            reason = $"takes {option.TypeInWords}, and nothing was given";
            return false;
        }
        value = option.TakesList ? new SettingValue.Items(values) : values[0];
        reason = null;
        return true;
    }

    private static SettingValue? ParseOne(OptionType type, string text, bool isQuoted) => type switch
    {
        OptionType.Text or OptionType.Path => SettingValue.Of(text),
        _ when isQuoted => null,
        OptionType.Flag => text switch
        {
            "true" or "True" or "TRUE" => SettingValue.Of(true),
            "false" or "False" or "FALSE" => SettingValue.Of(false),
            _ => null,
        },
        OptionType.Whole => ParseWhole(text),
        OptionType.WholeOrNumber => ParseWhole(text) ?? ParseNumber(text),
        _ => ParseNumber(text),
    };

    // The trainer's TOML reader and torch take 64-bit integers; anything longer is a mistake.
    private static SettingValue? ParseWhole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? SettingValue.Of(number) : null;

    private static SettingValue? ParseNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? SettingValue.Of(number)
            : null;
}
