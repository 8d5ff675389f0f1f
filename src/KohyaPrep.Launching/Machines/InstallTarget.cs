using KohyaPrep.Core.Machines;

namespace KohyaPrep.Launching.Machines;

/// <summary>What an installation is for.</summary>
public static class InstallTarget
{
    /// <summary>The graphics cards of this machine.</summary>
    public static Task<GpuFacts> FindAsync(CancellationToken cancellation) => GpuSearch.FindAsync(cancellation);
}
