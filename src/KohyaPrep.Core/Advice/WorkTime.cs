namespace KohyaPrep.Core.Advice;

/// <summary>How long something takes, in the unit that it is told in.</summary>
/// <param name="Unit">One of <see cref="Units"/>.</param>
public sealed record WorkTime(NumberRange Amount, string Unit)
{
    /// <summary>The plural of each unit, shortest first.</summary>
    public static IReadOnlyList<string> Units { get; } = ["minutes", "hours", "days", "weeks"];

    private static readonly double[] HoursOf = [1.0 / 60, 1, 24, 7 * 24];

    /// <summary>In hours by the clock.</summary>
    public NumberRange Hours => new(Amount.Low * Factor, Amount.High * Factor);

    private double Factor => HoursOf[Units.ToList().IndexOf(Unit)];

    public override string ToString() => $"{Amount} {(Amount is { Low: 1, High: 1 } ? Unit[..^1] : Unit)}";

    /// <summary>Reads <c>2..3 days</c> or <c>1 day</c>; null for anything else.</summary>
    public static WorkTime? Parse(string text)
    {
        int blank = text.Trim().LastIndexOf(' ');
        if (blank < 0)
            return null;
        string word = text.Trim()[(blank + 1)..];
        string? unit = Units.FirstOrDefault(unit => unit == word || unit[..^1] == word);
        return unit is not null && NumberRange.Parse(text.Trim()[..blank]) is { } amount ? new WorkTime(amount, unit) : null;
    }
}
