using System.CommandLine;
using System.Globalization;
using KohyaPrep.Core;

namespace KohyaPrep.Cli.Commands;

/// <summary>The option that asks for the learning rate at certain steps only.</summary>
internal static class StepList
{
    public static Option<string?> Option(string where = "") => new("--at")
    {
        Description = $"{where}Learning rates only at these steps, such as 0,1,9; at all changes where it is not given.",
        HelpName = "STEPS",
    };

    /// <param name="list">As given; null where it was not.</param>
    /// <param name="last">The last step that there is; null where that is not known.</param>
    /// <returns>Null for every change.</returns>
    /// <exception cref="KohyaPrepException">It is no list of steps, or the training has no such step.</exception>
    public static IReadOnlyList<long>? Read(string? list, long? last)
    {
        if (list is null)
            return null;
        List<long> places = [];
        foreach (string text in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long place))
                throw new KohyaPrepException($"--at: '{text}' is no step. Write whole numbers with commas between them, such as 0,1,9.");
            if (place > last)
                throw new KohyaPrepException(string.Create(CultureInfo.InvariantCulture, $"--at: there is no step {place}: the training has {last}."));
            places.Add(place);
        }

        return places;
    }
}
