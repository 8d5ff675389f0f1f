using System.Globalization;

namespace KohyaPrep.Cli.Output;

/// <summary>Lengths of time for people.</summary>
internal static class Duration
{
    /// <summary>Such as <c>9 s</c>, <c>3 min 20 s</c>, <c>2 h 05 min</c>.</summary>
    public static string Of(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min"),
    };
}
