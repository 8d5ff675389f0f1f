using System.Globalization;
using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Launches;

/// <summary>What one print of a tqdm bar says.</summary>
/// <param name="Name">Empty for a nameless bar.</param>
/// <param name="SecondsPerStep">Null while tqdm prints a question mark.</param>
/// <param name="Loss">As it is printed; null when the bar shows none.</param>
internal sealed partial record ProgressBar(
    string Name, int Done, int Total, double? SecondsPerStep, TimeSpan? Remaining, string? Loss)
{
    /// <summary>Reads a text that is a bar and nothing more, up to its closing bracket; null when it is none.</summary>
    public static ProgressBar? Read(string text)
    {
        if (BarWithoutTotal().IsMatch(text))
            return new ProgressBar("", 0, 0, null, null, null);
        Match match = Bar().Match(text);
        if (!match.Success
            || !int.TryParse(match.Groups["done"].ValueSpan, CultureInfo.InvariantCulture, out int done)
            || !int.TryParse(match.Groups["total"].ValueSpan, CultureInfo.InvariantCulture, out int total))
            return null;
        return new ProgressBar(
            match.Groups["name"].Value, done, total, ReadRate(match), ReadTime(match.Groups["remaining"].ValueSpan), ReadLoss(match));
    }

    private static double? ReadRate(Match match)
    {
        if (!double.TryParse(match.Groups["rate"].ValueSpan, CultureInfo.InvariantCulture, out double rate))
            return null;
        // tqdm turns the fraction over when a step takes more than a second.
        return match.Groups["unit"].ValueSpan is "s/it" ? rate : rate > 0 ? 1 / rate : null;
    }

    /// <summary>Reads <c>mm:ss</c>, <c>h:mm:ss</c> or a question mark; hours may go above 24.</summary>
    private static TimeSpan? ReadTime(ReadOnlySpan<char> text)
    {
        int seconds = 0;
        foreach (Range part in text.Split(':'))
        {
            if (!int.TryParse(text[part], CultureInfo.InvariantCulture, out int value))
                return null;
            seconds = (seconds * 60) + value;
        }

        return TimeSpan.FromSeconds(seconds);
    }

    private static string? ReadLoss(Match match)
    {
        Match loss = LossValue().Match(match.Groups["postfix"].Value);
        return loss.Success ? loss.Groups[1].Value : null;
    }

    [GeneratedRegex(@"^(?:(?<name>[^|%]*?): )?\s*\d+%\|[^|]*\| (?<done>\d+)/(?<total>\d+) \[[\d:]+<(?<remaining>[\d:?]+), +(?<rate>[\d.]+|\?)(?<unit>it/s|s/it)(?<postfix>, .*)?\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Bar();

    [GeneratedRegex(@"^\s*(?:[^|%]*: )?\d+it \[[^\]]*\]$", RegexOptions.CultureInvariant)]
    private static partial Regex BarWithoutTotal();

    [GeneratedRegex(@", (?:avr_)?loss=([^,\]\s]+)", RegexOptions.CultureInvariant)]
    private static partial Regex LossValue();
}
