using System.Globalization;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Cli.Output;

/// <summary>The memory in use on a graphics card, asked for in the background.</summary>
internal sealed class GpuGauge
{
    private const double MiBPerGiB = 1024;

    private volatile string? text;
    private int? total;
    private bool hasNone;
    private Task look = Task.CompletedTask;

    /// <summary>Such as <c>GPU 7.9 of 24.0 GiB</c>; null while it is not known.</summary>
    public string? Text => text;

    /// <summary>Begins a look, unless one still goes on or the machine has no card.</summary>
    public void Look(int card)
    {
        if (!hasNone && look.IsCompleted)
            look = LookAsync(card);
    }

    private async Task LookAsync(int card)
    {
        total ??= (await NvidiaCards.ListAsync()).FirstOrDefault(facts => facts.Index == card)?.MemoryMiB;
        hasNone = total is null;
        if (total is { } all && await NvidiaCards.UsedMiBAsync(card) is { } used)
            text = string.Create(CultureInfo.InvariantCulture, $"GPU {used / MiBPerGiB:0.0} of {all / MiBPerGiB:0.0} GiB");
    }
}
