using System.Globalization;

namespace KohyaPrep.Core.Advice;

/// <summary>From a number to another, both included; the same one twice where it is exact.</summary>
public sealed record NumberRange(double Low, double High)
{
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>Such as <c>85 to 90</c>, <c>36</c>.</summary>
    public override string ToString() => Low == High ? Shown(Low) : $"{Shown(Low)} to {Shown(High)}";

    /// <summary>Reads <c>85..90</c> or <c>36</c>; null for anything else, and for a range that runs backwards or below 0.</summary>
    public static NumberRange? Parse(string text)
    {
        string[] ends = text.Split("..");
        if (ends.Length > 2 || !IsNumber(ends[0], out double low))
            return null;
        double high = low;
        return ends.Length == 1 || IsNumber(ends[1], out high) ? low <= high ? new NumberRange(low, high) : null : null;
    }

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out number);

    private static string Shown(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
