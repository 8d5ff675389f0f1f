using System.Numerics;
using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>Numbers as Python's arithmetic takes them, and the errors it ends with.</summary>
internal static class PythonMath
{
    public static string TypeName(ConfigNode? node) => node?.PythonType ?? "NoneType";

    public static bool IsNumber(ConfigNode? node) => node is ConfigNode.Whole or ConfigNode.Number or ConfigNode.Flag;

    /// <exception cref="PythonFailure">The value is no number.</exception>
    public static double Number(ConfigNode? node) => node switch
    {
        ConfigNode.Whole whole => (double)whole.Value,
        ConfigNode.Number number => number.Value,
        ConfigNode.Flag flag => flag.Value ? 1 : 0,
        _ => throw PythonFailure.OfType($"must be real number, not {TypeName(node)}"),
    };

    /// <summary>Python's <c>float(value)</c>, which reads texts too.</summary>
    public static double Float(ConfigNode? node) => node is ConfigNode.Text text ? PythonNumber.Float(text.Value) : Number(node);

    /// <summary>The numbers of <c>left operator right</c>.</summary>
    public static (double Left, double Right) Operands(ConfigNode? left, string name, ConfigNode? right) => IsNumber(left) && IsNumber(right)
        ? (Number(left), Number(right))
        : throw PythonFailure.OfType($"unsupported operand type(s) for {name}: '{TypeName(left)}' and '{TypeName(right)}'");

    /// <summary><c>value % by</c>: of the sign of <paramref name="by"/>.</summary>
    public static int Modulo(int value, int by)
    {
        int rest = value % by;
        return rest != 0 && rest < 0 != by < 0 ? rest + by : rest;
    }

    public static double Divide(double left, double right, bool isFloat = false) =>
        right != 0 ? left / right : throw new PythonFailure("ZeroDivisionError", isFloat ? "float division by zero" : "division by zero");

    public static double Power(double number, double exponent) => number == 0 && exponent < 0
        ? throw new PythonFailure("ZeroDivisionError", "0.0 cannot be raised to a negative power")
        : Math.Pow(number, exponent);

    public static double Root(double number) => number >= 0 ? Math.Sqrt(number) : throw PythonFailure.OfValue("math domain error");

    /// <summary>The part behind the point, never negative.</summary>
    public static double Fraction(double number) => number - Math.Floor(number);

    /// <summary>Python's <c>int(value)</c> of a float.</summary>
    public static ConfigNode Truncate(double number)
    {
        if (double.IsNaN(number))
            throw PythonFailure.OfValue("cannot convert float NaN to integer");
        if (double.IsInfinity(number))
            throw new PythonFailure("OverflowError", "cannot convert float infinity to integer");
        return new ConfigNode.Whole(new BigInteger(number));
    }

    /// <summary>As an f-string shows the value.</summary>
    public static string Shown(ConfigNode? node) => node switch
    {
        null => "None",
        ConfigNode.Text text => text.Value,
        ConfigNode.Flag flag => PythonRepr.Of(flag.Value),
        ConfigNode.Whole whole => whole.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ConfigNode.Number number => PythonRepr.Of(number.Value),
        _ => node.PythonType,
    };
}
