using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Launching.Runs;

/// <summary>Asks NVIDIA's driver about the graphics cards; where there is no driver, there are no cards.</summary>
public static class NvidiaCards
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Every card that <c>nvidia-smi</c> knows, by its number.</summary>
    public static async Task<IReadOnlyList<GpuFacts>> ListAsync()
    {
        List<GpuFacts> cards = [];
        foreach (string[] row in await AskAsync("index,name,memory.total,driver_version"))
        {
            if (row.Length == 4 && Number(row[0]) is { } index)
                cards.Add(new GpuFacts(index, row[1], Number(row[2]) ?? 0, row[3]));
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
        using CancellationTokenSource time = new(Patience);
        try
        {
            BufferedCommandResult result = await CliWrap.Cli.Wrap("nvidia-smi")
                .WithArguments([$"--query-gpu={fields}", "--format=csv,noheader,nounits"])
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(time.Token);
            return result.ExitCode == 0
                ? [.. result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',', StringSplitOptions.TrimEntries))]
                : [];
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or OperationCanceledException or IOException)
        {
            return [];
        }
    }

    private static int? Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out int number) ? number : null;
}
