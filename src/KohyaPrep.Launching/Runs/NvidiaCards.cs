using System.Globalization;
using KohyaPrep.Core.Runs;
using KohyaPrep.Launching.Processes;

namespace KohyaPrep.Launching.Runs;

/// <summary>Asks NVIDIA's driver about the graphics cards; where there is no driver, there are no cards.</summary>
public static class NvidiaCards
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Every card that <c>nvidia-smi</c> knows, by its number.</summary>
    public static async Task<IReadOnlyList<RunCard>> ListAsync()
    {
        List<RunCard> cards = [];
        foreach (string[] row in await AskAsync("index,name,memory.total,driver_version"))
        {
            if (row.Length == 4 && Number(row[0]) is { } index)
                cards.Add(new RunCard(index, row[1], Number(row[2]) ?? 0, row[3]));
        }

        return cards;
    }

    /// <summary>Memory in use on a card, in MiB; null when it cannot be told.</summary>
    public static async Task<int?> UsedMiBAsync(int card)
    {
        foreach (string[] row in await AskAsync("index,memory.used"))
        {
            if (row.Length == 2 && Number(row[0]) == card)
                return Number(row[1]);
        }

        return null;
    }

    private static async Task<IReadOnlyList<string[]>> AskAsync(string fields)
    {
        ShortTool? answer = await ShortTool.AskAsync("nvidia-smi", [$"--query-gpu={fields}", "--format=csv,noheader,nounits"], Limit, CancellationToken.None);
        return answer is { ExitCode: 0 }
            ? [.. answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',', StringSplitOptions.TrimEntries))]
            : [];
    }

    private static int? Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out int number) ? number : null;
}
