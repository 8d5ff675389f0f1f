using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Advice;

/// <summary>Results, expectations and prices in words, the same on the terminal and on a page.</summary>
public static class AdviceWords
{
    /// <summary>Such as <c>Match 78.4 % (74.1 to 82.3, 68 pictures)</c>.</summary>
    public static string Of(Estimate estimate, ScoreKind kind)
    {
        string trust = estimate.Count > 0 ? FormattableString.Invariant($" ({estimate.Low:0.0} to {estimate.High:0.0}, {estimate.Count} {(estimate.Count == 1 ? "picture" : "pictures")})") : "";
        return FormattableString.Invariant($"{(kind == ScoreKind.Paired ? "Match" : "Style")} {estimate.Mean:0.0} %{trust}");
    }

    /// <summary>Such as <c>85 to 90 %, $3 to $4, 1 to 2 days</c>; null where nobody has estimated anything.</summary>
    public static string? Expectation(AdviceOption option)
    {
        string[] parts =
        [
            .. option.Match is { } match ? [$"{match} %"] : (string[])[],
            .. option.Dollars is { } dollars ? [Money(dollars)] : (string[])[],
            .. option.Time is { } time ? [time.ToString()] : (string[])[],
        ];
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }

    /// <summary>What was really reached and paid, and how that lies beside the estimate; null when nothing was tried.</summary>
    public static string? Experience(OptionAdvice option)
    {
        if (option.Tried.Count == 0)
            return null;
        List<string> parts = [option.Best is { } best ? $"{Of(best.Reached!, best.Kind)} reached{Beside(best, option.Option.Match)}" : option.IsJudged ? "tried, result unknown" : States(option)];
        if (option.PaidDollars is { } paid)
            parts.Add($"{Money(paid)} paid{(option.Option.Dollars is { } told ? $" ({Money(told)} estimated)" : "")}");
        if (option.Tried.Max(once => once.Hours) is { } hours)
            parts.Add($"{Hours(hours)}{(option.Option.Time is { } time ? $" of training ({time} estimated for all of it)" : "")}");
        if (option.Tried.Count > 1)
            parts.Add($"{option.Tried.Count} tries");
        return string.Join(", ", parts);
    }

    /// <summary>Such as <c>$9.99 a month, $0.50 an hour</c>, or <c>free</c>.</summary>
    public static string Price(AdvicePlace place)
    {
        string[] prices =
        [
            .. place.PerMonth is { } month ? [$"{Money(month)} a month"] : (string[])[],
            .. place.PerHour is > 0 and var hour ? [$"about {Money(hour)} an hour"] : (string[])[],
        ];
        return prices.Length > 0 ? string.Join(", ", prices) : place.PerHour == 0 ? "free" : "price not known";
    }

    public static string Money(double dollars) => dollars == Math.Floor(dollars) ? FormattableString.Invariant($"${dollars:0}") : FormattableString.Invariant($"${dollars:0.00}");

    public static string Money(NumberRange dollars) => dollars.Low == dollars.High ? Money(dollars.Low) : $"{Money(dollars.Low)} to {Money(dollars.High)}";

    /// <summary>Such as <c>40 s</c>, <c>36 min</c>, <c>2.4 h</c>.</summary>
    public static string Hours(double hours) => hours switch
    {
        < 1.0 / 60 => FormattableString.Invariant($"{hours * 3600:0} s"),
        < 1 => FormattableString.Invariant($"{hours * 60:0} min"),
        _ => FormattableString.Invariant($"{hours:0.#} h"),
    };

    /// <summary>The state as people say it.</summary>
    public static string Of(RunState state) => state.ToString().ToLowerInvariant();

    private static string Beside(TriedOnce best, NumberRange? match) => match is null || best.Kind == ScoreKind.Unpaired ? ""
        : best.Reached!.Mean < match.Low ? $", below the {match} % estimated"
        : best.Reached.Mean > match.High ? $", above the {match} % estimated"
        : $", as estimated ({match} %)";

    private static string States(OptionAdvice option) =>
        string.Join(", ", option.Tried.Where(once => once.State is not null).GroupBy(once => once.State!.Value)
            .Select(group => group.Key == RunState.Trained ? $"{group.Count()} trained and not scored" : $"{group.Count()} {Of(group.Key)}"));
}
