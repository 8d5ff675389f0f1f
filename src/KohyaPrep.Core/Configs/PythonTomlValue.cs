using System.Text;

namespace KohyaPrep.Core.Configs;

/// <summary>The value of a key, from the text behind its equals sign.</summary>
internal static class PythonTomlValue
{
    // Python gives up after a thousand calls within calls; the reader itself has made some when it comes to a value.
    private const int MostFrames = 996;

    /// <param name="text">Without white space around it.</param>
    /// <param name="isProperNumber">Whether its zeros and underscores stand where a number may have them.</param>
    /// <param name="frames">How many of Python's calls lie above this one.</param>
    /// <exception cref="PythonFailure">What Python raises.</exception>
    public static PythonTomlDraft Read(string text, int line, bool isProperNumber, int frames)
    {
        if (frames >= MostFrames)
            throw new PythonFailure("RecursionError", "maximum recursion depth exceeded");
        return text switch
        {
            "" => throw PythonFailure.OfValue("Empty value is invalid"),
            "true" or "false" => new PythonTomlScalar(new ConfigNode.Flag(text == "true", line)),
            _ when IsBoolean(text) => throw PythonFailure.OfValue("Only all lowercase booleans allowed"),
            ['"' or '\'', ..] => new PythonTomlScalar(new ConfigNode.Text(PythonTomlString.Read(text), line)),
            ['[', ..] => PythonTomlArray.Read(text, line, frames + 1),
            ['{', ..] => PythonTomlInlineTable.Read(text, line, frames + 1),
            _ when PythonMoment.IsTime(text) => Moment(text, PythonMoment.Time(text), line),
            _ when PythonMoment.TryDate(text) is { } date => Moment(text, date, line),
            _ when !isProperNumber => throw PythonFailure.OfValue("Weirdness with leading zeroes or underscores in your number."),
            _ => new PythonTomlScalar(Number(text, line)),
        };
    }

    /// <summary>The kind by which the reader compares the items of an array.</summary>
    public static string Kind(PythonTomlDraft value) => value switch
    {
        PythonTomlTable => "dict",
        PythonTomlList => "list",
        _ => value.Node.PythonType is "datetime" ? "date" : value.Node.PythonType,
    };

    private static bool IsBoolean(string text) => Ascii.EqualsIgnoreCase(text, "true") || Ascii.EqualsIgnoreCase(text, "false");

    private static PythonTomlScalar Moment(string text, PythonMoment moment, int line) => new(new ConfigNode.Moment(text, moment.Kind, line));

    private static ConfigNode Number(string text, int line)
    {
        bool isNegative = text[0] == '-';
        string plain = (text[0] is '-' or '+' ? text[1..] : text).Replace("_", "", StringComparison.Ordinal);
        bool hasPoint = plain.Contains('.', StringComparison.Ordinal);
        bool isFloat = hasPoint || (!plain.Contains('x', StringComparison.Ordinal) && plain.AsSpan().ContainsAny('e', 'E'));
        if (!isFloat && !Ascii.EqualsIgnoreCase(plain, "inf") && !Ascii.EqualsIgnoreCase(plain, "nan"))
            return new ConfigNode.Whole(isNegative ? -PythonNumber.Int(plain) : PythonNumber.Int(plain), line);
        if (hasPoint && plain.IndexOf('.', StringComparison.Ordinal) == plain.Length - 1)
            throw PythonFailure.OfValue("This float is missing digits after the point");
        if (isFloat && !char.IsAsciiDigit(plain[0]))
            throw PythonFailure.OfValue("This float doesn't have a leading digit");
        double value = PythonNumber.Float(plain);
        // Subtracted from zero, not negated: -0.0 becomes 0.0.
        return new ConfigNode.Number(isNegative ? 0 - value : value, line);
    }
}
