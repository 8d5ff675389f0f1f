using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Configs;

/// <summary>A date, time or both as toml 0.10.2 takes them: by the places of the digits, whatever stands between.</summary>
/// <param name="Kind">datetime, date or time.</param>
/// <param name="Value">A time lies on the first of days.</param>
/// <param name="Offset">From universal time; null where the text names none that can be read.</param>
public sealed partial record PythonMoment(string Kind, DateTime Value, TimeSpan? Offset)
{
    private string Fraction => Value.Ticks % TimeSpan.TicksPerSecond == 0 ? "" : Value.ToString(".ffffff", CultureInfo.InvariantCulture);

    /// <summary>What Python's <c>isoformat()</c> gives.</summary>
    public string Iso => Kind switch
    {
        "date" => Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "time" => Value.ToString("HH:mm:ss", CultureInfo.InvariantCulture) + Fraction,
        _ => Value.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + Fraction
            + (Offset is { } offset ? (offset < TimeSpan.Zero ? "-" : "+") + offset.Duration().ToString("hh\\:mm", CultureInfo.InvariantCulture) : ""),
    };

    /// <summary>What Python's <c>repr</c> gives, but for the address of a time zone.</summary>
    public string Repr
    {
        get
        {
            long microsecond = Value.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;
            string seconds = microsecond != 0 ? $", {Value.Second}, {microsecond}" : Value.Second != 0 ? $", {Value.Second}" : "";
            string clock = $"{Value.Hour}, {Value.Minute}{seconds}";
            return Kind switch
            {
                "date" => $"datetime.date({Value.Year}, {Value.Month}, {Value.Day})",
                "time" => $"datetime.time({clock})",
                _ => $"datetime.datetime({Value.Year}, {Value.Month}, {Value.Day}, {clock}"
                    + (Offset is null ? ")" : ", tzinfo=<toml.tz.TomlTz object>)"),
            };
        }
    }

    public static PythonMoment Of(ConfigNode.Moment moment) =>
        moment.Kind == "time" ? Time(moment.Written) : TryDate(moment.Written) ?? throw new ArgumentException("is no date", nameof(moment));

    /// <summary>Whether the text begins like a time; what follows is not looked at.</summary>
    internal static bool IsTime(ReadOnlySpan<char> text) => TimePattern().IsMatch(text);

    /// <exception cref="PythonFailure">An hour, minute or second that no day has.</exception>
    internal static PythonMoment Time(string text)
    {
        GroupCollection groups = TimePattern().Match(text).Groups;
        int hour = Part("hour", groups[1], 23);
        int minute = Part("minute", groups[2], 59);
        int second = Part("second", groups[3], 59);
        // The digits behind the point count microseconds, however many they are: .123 is 123 of them.
        int microsecond = groups[4].Success ? int.Parse(groups[4].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return new("time", new DateTime(1, 1, 1, hour, minute, second).AddMicroseconds(microsecond), null);
    }

    /// <summary>A date, with or without a time; null where the text is neither.</summary>
    internal static PythonMoment? TryDate(ReadOnlySpan<char> text)
    {
        (TimeSpan? offset, int microsecond) = text.Length > 19 ? Tail(text) : (null, 0);
        if (text.Length < 2 || !text[1..].Contains('-') || Whole(text, 0, 4) is not { } year || Whole(text, 5, 7) is not { } month
            || Whole(text, 8, 10) is not { } day || year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        DateTime date = new(year, month, day);
        if (text.Length == 10)
            return new("date", date, null);
        return Whole(text, 11, 13) is { } hour and >= 0 and < 24 && Whole(text, 14, 16) is { } minute and >= 0 and < 60
            && Whole(text, 17, 19) is { } second and >= 0 and < 60 && microsecond is >= 0 and < 1_000_000
            ? new("datetime", date.Add(new TimeSpan(hour, minute, second)).AddMicroseconds(microsecond), offset)
            : null;
    }

    // Behind the seconds: a fraction, an offset, or both. What cannot be read is left out, and the rest of the date still counts.
    private static (TimeSpan? Offset, int Microsecond) Tail(ReadOnlySpan<char> text)
    {
        if (text[19] != '.')
            return (Zone(text[19..]), 0);
        ReadOnlySpan<char> rest = text[20..];
        bool isUniversal = text[^1] is 'Z' or 'z';
        int sign = isUniversal ? Math.Max(0, rest.Length - 1) : rest.Contains('+') ? rest.IndexOf('+') : rest.IndexOf('-');
        ReadOnlySpan<char> fraction = sign < 0 ? rest : rest[..sign];
        TimeSpan? offset = isUniversal ? TimeSpan.Zero : sign < 0 ? null : Zone(rest[sign..]);
        if ((sign >= 0 && offset is null) || PythonNumber.TryInt(fraction, 10) is not { } digits)
            return (null, 0);
        return (offset, Microseconds(digits, fraction.Length));
    }

    private static int Microseconds(BigInteger digits, int length)
    {
        if (length <= 6)
            return (int)(digits * BigInteger.Pow(10, 6 - length));
        double value = (double)digits;
        return double.IsInfinity(value)
            ? throw new PythonFailure("OverflowError", "int too large to convert to float")
            : (int)Math.Clamp(value * Math.Pow(10, 6 - length), -1e9, 1e9);
    }

    private static TimeSpan? Zone(ReadOnlySpan<char> text)
    {
        if (text is "Z")
            return TimeSpan.Zero;
        return Whole(text, 1, 3) is { } hours && Whole(text, 4, 6) is { } minutes
            ? (text[0] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0)
            : null;
    }

    private static int? Whole(ReadOnlySpan<char> text, int start, int end) =>
        PythonNumber.TryInt(PythonText.Slice(text, start, end), 10) is { } value ? (int)value : null;

    private static int Part(string name, Group digits, int most) =>
        int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) is var value && value <= most
            ? value
            : throw PythonFailure.OfValue($"{name} must be in 0..{most}");

    [GeneratedRegex(@"\A([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{3,6}))?")]
    private static partial Regex TimePattern();
}
