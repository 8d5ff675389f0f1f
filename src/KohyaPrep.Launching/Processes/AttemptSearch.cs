using System.Runtime.Versioning;

namespace KohyaPrep.Launching.Processes;

/// <summary>Looks for the trainer of an attempt whose launcher was killed, in this system's way.</summary>
internal static class AttemptSearch
{
    /// <summary>The trainer, which may have ended; null when it was never started, and then it cannot start any more.</summary>
    /// <param name="key">What <see cref="GuardedLaunch.KeyVariable"/> is set to in its environment.</param>
    /// <param name="log">Its log, which need not be there.</param>
    public static ITrainerProcess? Find(AttemptFiles files, string key, string log)
    {
        if (OperatingSystem.IsLinux())
            return files.StartedBy() is { } guard ? AttachedProcess.To(guard, key, files) : null;
        // Elsewhere a trainer dies with its launcher, and a new one is started.
        return OperatingSystem.IsWindows() ? InJob(key, log) : null;
    }

    /// <summary>
    /// A launcher on Windows starts the trainer itself: the job is there, or nothing runs. Whether something ran is told by the log then;
    /// a trainer that had not even printed a line has done nothing that would be done twice.
    /// </summary>
    [SupportedOSPlatform("windows")]
    private static ITrainerProcess? InJob(string key, string log) =>
        JobProcess.Find(key) ?? (ITrainerProcess?)(new FileInfo(log) is { Exists: true, Length: > 0 } ? new EndedProcess() : null);
}
