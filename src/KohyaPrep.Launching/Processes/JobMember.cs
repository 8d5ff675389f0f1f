using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace KohyaPrep.Launching.Processes;

/// <summary>A process of Windows by an open handle, which keeps its number from being given away and its exit status readable.</summary>
[SupportedOSPlatform("windows")]
internal sealed class JobMember(int id, SafeProcessHandle handle) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public int Id { get; } = id;

    /// <summary>When it was made, in ticks of Windows; the last moment there is where that cannot be learnt.</summary>
    public unsafe long Created
    {
        get
        {
            long created, exited, kernel, user;
            return Kernel32.GetProcessTimes(handle, &created, &exited, &kernel, &user) ? created : long.MaxValue;
        }
    }

    /// <summary>Null when it has ended and nobody holds it.</summary>
    public static JobMember? TryOpen(int id)
    {
        SafeProcessHandle handle = Kernel32.OpenProcess(Kernel32.Synchronize | Kernel32.QueryLimitedInformation, false, (uint)id);
        if (!handle.IsInvalid)
            return new JobMember(id, handle);
        handle.Dispose();
        return null;
    }

    /// <summary>Waits for its end and returns its exit status; null where that cannot be learnt.</summary>
    public async Task<int?> ExitAsync()
    {
        while (Kernel32.WaitForSingleObject(handle, 0) == Kernel32.WaitTimeout)
            await Task.Delay(Pause);
        return Kernel32.GetExitCodeProcess(handle, out uint code) ? unchecked((int)code) : null;
    }

    public void Dispose() => handle.Dispose();
}
