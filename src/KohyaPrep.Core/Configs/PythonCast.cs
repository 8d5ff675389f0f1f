using System.Globalization;
using System.Numerics;

namespace KohyaPrep.Core.Configs;

/// <summary>Python's <c>int</c>, <c>float</c>, <c>str</c> and <c>==</c> on the values of a configuration file.</summary>
internal static class PythonCast
{
    /// <summary><c>int(value)</c>: a number loses its fraction.</summary>
    /// <exception cref="PythonFailure">Python raises a ValueError, TypeError or OverflowError.</exception>
    public static ConfigNode.Whole Int(ConfigNode value) => value switch
    {
        ConfigNode.Whole whole => whole,
        ConfigNode.Flag flag => new ConfigNode.Whole(flag.Value ? 1 : 0, value.Line),
        ConfigNode.Number { Value: var number } when double.IsNaN(number) => throw PythonFailure.OfValue("cannot convert float NaN to integer"),
        ConfigNode.Number { Value: var number } when double.IsInfinity(number) => throw new PythonFailure("OverflowError", "cannot convert float infinity to integer"),
        ConfigNode.Number number => new ConfigNode.Whole(new BigInteger(Math.Truncate(number.Value)), value.Line),
        ConfigNode.Text text => new ConfigNode.Whole(
            PythonNumber.TryInt(text.Value, 10) ?? throw PythonFailure.OfValue($"invalid literal for int() with base 10: {PythonRepr.Of(text.Value)}"), value.Line),
        _ => throw PythonFailure.OfType($"int() argument must be a string, a bytes-like object or a real number, not '{value.PythonType}'"),
    };

    /// <summary><c>float(value)</c></summary>
    /// <exception cref="PythonFailure">Python raises a ValueError, TypeError or OverflowError.</exception>
    public static ConfigNode.Number Float(ConfigNode value) => value switch
    {
        ConfigNode.Number number => number,
        ConfigNode.Flag flag => new ConfigNode.Number(flag.Value ? 1 : 0, value.Line),
        ConfigNode.Whole { Value: var whole } when double.IsInfinity((double)whole) => throw new PythonFailure("OverflowError", "int too large to convert to float"),
        ConfigNode.Whole whole => new ConfigNode.Number((double)whole.Value, value.Line),
        ConfigNode.Text text => new ConfigNode.Number(PythonNumber.Float(text.Value), value.Line),
        _ => throw PythonFailure.OfType($"float() argument must be a string or a real number, not '{value.PythonType}'"),
    };

    /// <summary><c>str(value)</c></summary>
    public static string Str(ConfigNode value) => value is ConfigNode.Text text ? text.Value : Repr(value);

    /// <summary><c>left == right</c>: numbers are equal across their types, and a bool is 0 or 1.</summary>
    public static bool AreEqual(ConfigNode left, ConfigNode right) => (left, right) switch
    {
        (ConfigNode.Text one, ConfigNode.Text other) => one.Value == other.Value,
        (ConfigNode.Nothing, ConfigNode.Nothing) => true,
        (ConfigNode.Items one, ConfigNode.Items other) => one.Values.Count == other.Values.Count && one.Values.Zip(other.Values).All(pair => AreEqual(pair.First, pair.Second)),
        (ConfigNode.Table one, ConfigNode.Table other) => one.Entries.Count == other.Entries.Count
            && one.Entries.All(entry => other.Find(entry.Key) is { } value && AreEqual(entry.Value, value)),
        (ConfigNode.Moment one, ConfigNode.Moment other) => one.Written == other.Written,
        (ConfigNode.Number one, ConfigNode.Number other) => one.Value == other.Value,
        (ConfigNode.Number one, _) => WholeOf(right) is { } whole && IsSame(one.Value, whole),
        (_, ConfigNode.Number other) => WholeOf(left) is { } whole && IsSame(other.Value, whole),
        _ => WholeOf(left) is { } one && WholeOf(right) is { } other && one == other,
    };

    private static BigInteger? WholeOf(ConfigNode value) => value switch
    {
        ConfigNode.Whole whole => whole.Value,
        ConfigNode.Flag flag => flag.Value ? 1 : 0,
        _ => null,
    };

    private static bool IsSame(double number, BigInteger whole) => double.IsFinite(number) && Math.Truncate(number) == number && new BigInteger(number) == whole;

    private static string Repr(ConfigNode value) => value switch
    {
        ConfigNode.Text text => PythonRepr.Of(text.Value),
        ConfigNode.Whole whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        ConfigNode.Number number => PythonRepr.Of(number.Value),
        ConfigNode.Flag flag => PythonRepr.Of(flag.Value),
        ConfigNode.Items items => $"[{string.Join(", ", items.Values.Select(Repr))}]",
        ConfigNode.Table table => $"{{{string.Join(", ", table.Entries.Select(entry => $"{PythonRepr.Of(entry.Key)}: {Repr(entry.Value)}"))}}}",
        ConfigNode.Moment moment => moment.Written,
        _ => "None",
    };
}
