using System.Diagnostics;

namespace KohyaPrep.Launching.Processes;

/// <summary>Ends a trainer with all its processes: accelerate dies of a signal without its child, so the group is signalled.</summary>
internal static class GroupStop
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>How long the system may take to end a process that it was told to kill (one in the middle of disk work).</summary>
    private static readonly TimeSpan KillGrace = TimeSpan.FromSeconds(10);

    /// <summary>Asks, waits, then kills. Returns whether all are gone.</summary>
    /// <param name="grace">How long the processes may take to end when they are asked.</param>
    public static async Task<bool> EndAsync(ITrainerProcess process, TimeSpan grace)
    {
        process.Interrupt();
        if (await IsGoneAsync(process, grace))
            return true;
        process.Kill();
        return await IsGoneAsync(process, KillGrace);
    }

    /// <summary>Waits for the end of all the processes; false when the time is over first.</summary>
    public static async Task<bool> IsGoneAsync(ITrainerProcess process, TimeSpan patience)
    {
        long start = Stopwatch.GetTimestamp();
        while (process.IsAnyAlive)
        {
            if (Stopwatch.GetElapsedTime(start) > patience)
                return false;
            await Task.Delay(Pause);
        }

        return true;
    }
}
