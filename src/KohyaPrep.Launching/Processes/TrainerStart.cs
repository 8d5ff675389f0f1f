using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.Processes;

/// <summary>Starts a program with all that it starts itself in this system's way, so that none of them can be left behind.</summary>
internal static class TrainerStart
{
    /// <exception cref="KohyaPrep.Core.KohyaPrepException">The program cannot be started, or the log cannot be opened.</exception>
    public static ITrainerProcess Start(LaunchPlan plan) =>
        OperatingSystem.IsLinux() ? SessionProcess.Start(plan)
        : OperatingSystem.IsWindows() ? JobProcess.Start(plan)
        : PlainProcess.Start(plan);
}
