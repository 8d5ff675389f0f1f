using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace KohyaPrep.Launching.Processes;

/// <summary>
/// A job object of Windows: a trainer with all that it starts, under a name by which a later launcher finds it again. It ends all its
/// processes when its last handle is closed. The launcher has one, and the trainer's first process inherits one, so that the training
/// goes on without its launcher, and nothing of it goes on without both. Written after Microsoft's documentation; the systems that
/// build this project cannot run it.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe class JobObject : IDisposable
{
    private const int MostProcesses = 1024;

    private JobObject(SafeFileHandle handle) => Handle = handle;

    /// <summary>Inherited by the trainer's first process.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>Whether any of its processes runs.</summary>
    public bool IsAnyAlive
    {
        get
        {
            JobAccounting accounting;
            Kernel32.Require(Kernel32.QueryInformationJobObject(Handle, Kernel32.BasicAccountingInformation, &accounting, (uint)sizeof(JobAccounting), null));
            return accounting.ActiveProcesses > 0;
        }
    }

    /// <summary>Its running processes, in no order.</summary>
    public int[] ProcessIds
    {
        get
        {
            // Two counts, assigned and listed, and the numbers as wide as a pointer.
            int size = 8 + (MostProcesses * sizeof(nuint));
            byte* list = stackalloc byte[size];
            if (!Kernel32.QueryInformationJobObject(Handle, Kernel32.BasicProcessIdList, list, (uint)size, null) && Marshal.GetLastPInvokeError() != Kernel32.MoreData)
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            return [.. new ReadOnlySpan<nuint>(list + 8, (int)((uint*)list)[1]).ToArray().Select(id => (int)id)];
        }
    }

    /// <param name="name">As <see cref="JobName"/> makes it.</param>
    /// <exception cref="Win32Exception">It cannot be made.</exception>
    public static JobObject Create(string name)
    {
        SecurityAttributes attributes = new() { Length = (uint)sizeof(SecurityAttributes), InheritsHandle = 1 };
        SafeFileHandle handle = Kernel32.CreateJobObjectW(&attributes, name);
        Kernel32.Require(!handle.IsInvalid);
        JobLimits limits = new() { Flags = Kernel32.LimitKillOnJobClose };
        Kernel32.Require(Kernel32.SetInformationJobObject(handle, Kernel32.ExtendedLimitInformation, &limits, (uint)sizeof(JobLimits)));
        return new JobObject(handle);
    }

    /// <summary>The job that a trainer runs in; null when there is none any more.</summary>
    public static JobObject? Open(string name)
    {
        SafeFileHandle handle = Kernel32.OpenJobObjectW(Kernel32.JobQueryAndTerminate, false, name);
        if (!handle.IsInvalid)
            return new JobObject(handle);
        handle.Dispose();
        return null;
    }

    /// <summary>Ends all its processes at once.</summary>
    /// <param name="exitCode">What each of them then has returned.</param>
    public void Terminate(int exitCode) => Kernel32.TerminateJobObject(Handle, unchecked((uint)exitCode));

    public void Dispose() => Handle.Dispose();
}
