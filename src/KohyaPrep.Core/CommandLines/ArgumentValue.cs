using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.CommandLines;

/// <summary>A value on a command line, as an option's type takes it.</summary>
internal static class ArgumentValue
{
    /// <summary>Null where the type refuses the text.</summary>
    public static ConfigNode? Of(OptionType type, string text, int line) => type switch
    {
        OptionType.Whole => PythonNumber.TryInt(text, 10) is { } whole ? new ConfigNode.Whole(whole, line) : null,
        OptionType.Number => PythonNumber.TryFloat(text) is { } number ? new ConfigNode.Number(number, line) : null,
        OptionType.WholeOrNumber => StepsOrShare(text, line),
        _ => new ConfigNode.Text(text, line),
    };

    // train_util.py:3664: 10% and 0.1 are a share, 100 are steps; 10.0 is refused.
    private static ConfigNode? StepsOrShare(string text, int line)
    {
        if (text.EndsWith('%'))
            return PythonNumber.TryFloat(text.AsSpan()[..^1]) is { } percent ? new ConfigNode.Number(percent / 100, line) : null;
        if (PythonNumber.TryFloat(text) is not { } number)
            return null;
        if (number < 1 || double.IsNaN(number))
            return new ConfigNode.Number(number, line);
        return PythonNumber.TryInt(text, 10) is { } steps ? new ConfigNode.Whole(steps, line) : null;
    }
}
