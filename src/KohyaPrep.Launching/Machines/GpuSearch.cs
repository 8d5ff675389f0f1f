using System.Runtime.InteropServices;
using KohyaPrep.Core.Machines;
using KohyaPrep.Launching.Processes;

namespace KohyaPrep.Launching.Machines;

/// <summary>Finds the graphics cards by asking their makers' tools.</summary>
public static class GpuSearch
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task<GpuFacts> FindAsync(CancellationToken cancellation)
    {
        GpuFacts? nvidia = await AskNvidiaAsync(cancellation);
        if (nvidia is { Kind: GpuKind.Nvidia })
            return nvidia;
        ShortTool? rocm = await ShortTool.AskAsync("rocm-smi", RocmSmi.Query, Limit, cancellation);
        if (rocm is { ExitCode: 0 } && RocmSmi.Read(rocm.Output) is { } facts)
            return facts;
        if (OperatingSystem.IsMacOS() && RuntimeInformation.OSArchitecture == Architecture.Arm64)
            return await AskAppleAsync(cancellation);
        return nvidia ?? (rocm is null ? GpuFacts.None : GpuFacts.None with { Trouble = $"rocm-smi says: {rocm.LastLine}" });
    }

    private static async Task<GpuFacts?> AskNvidiaAsync(CancellationToken cancellation)
    {
        ShortTool? answer = await ShortTool.AskAsync("nvidia-smi", NvidiaSmi.Query, Limit, cancellation);
        if (answer is null)
            return null;
        if (answer.ExitCode != 0 || NvidiaSmi.Cards(answer.Output).Count == 0)
            answer = (await ShortTool.AskAsync("nvidia-smi", NvidiaSmi.OlderQuery, Limit, cancellation))!;
        IReadOnlyList<(Gpu Card, string Driver)> cards = answer.ExitCode == 0 ? NvidiaSmi.Cards(answer.Output) : [];
        if (cards.Count == 0)
            return GpuFacts.None with { Trouble = $"nvidia-smi says: {answer.LastLine}" };
        ShortTool? plain = await ShortTool.AskAsync("nvidia-smi", [], Limit, cancellation);
        return new GpuFacts(GpuKind.Nvidia, [.. cards.Select(card => card.Card)], cards[0].Driver, NvidiaSmi.Cuda(plain?.Output ?? ""));
    }

    // An Apple chip has one GPU that shares the machine's memory; about two thirds of it can be had.
    private static async Task<GpuFacts> AskAppleAsync(CancellationToken cancellation)
    {
        ShortTool? chip = await ShortTool.AskAsync("sysctl", ["-n", "machdep.cpu.brand_string"], Limit, cancellation);
        double memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30);
        return new GpuFacts(GpuKind.Apple, [new Gpu(chip is { ExitCode: 0 } ? chip.Output.Trim() : "Apple GPU", memory * 2 / 3)]);
    }
}
