using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace KohyaPrep.Launching.Processes;

/// <summary>The calls of Windows that starting and ending a process tree in a job object needs, with the numbers of its headers.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class Kernel32
{
    public const uint CreateUnicodeEnvironment = 0x0000_0400;
    public const uint ExtendedStartupInfoPresent = 0x0008_0000;
    public const uint CreateNoWindow = 0x0800_0000;

    public const uint UseStandardHandles = 0x0000_0100;

    public const nuint AttributeHandleList = 0x0002_0002;

    /// <summary>Windows 10: the process is in the job from its first instruction on.</summary>
    public const nuint AttributeJobList = 0x0002_000D;

    public const uint JobQueryAndTerminate = 0x0004 | 0x0008;

    public const uint LimitKillOnJobClose = 0x0000_2000;

    public const uint Synchronize = 0x0010_0000;
    public const uint QueryLimitedInformation = 0x1000;
    public const uint WaitTimeout = 258;

    public const int BasicAccountingInformation = 1;
    public const int BasicProcessIdList = 3;
    public const int ExtendedLimitInformation = 9;

    /// <summary>The list has been filled as far as it goes.</summary>
    public const int MoreData = 234;

    private const string Library = "kernel32";

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial SafeFileHandle CreateJobObjectW(SecurityAttributes* attributes, string name);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial SafeFileHandle OpenJobObjectW(uint access, [MarshalAs(UnmanagedType.Bool)] bool isInherited, string name);

    [LibraryImport(Library, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool SetInformationJobObject(SafeFileHandle job, int kind, void* information, uint length);

    [LibraryImport(Library, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool QueryInformationJobObject(SafeFileHandle job, int kind, void* information, uint length, uint* filled);

    [LibraryImport(Library, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool TerminateJobObject(SafeFileHandle job, uint exitCode);

    [LibraryImport(Library, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool InitializeProcThreadAttributeList(void* list, uint count, uint flags, nuint* size);

    [LibraryImport(Library, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool UpdateProcThreadAttribute(void* list, uint flags, nuint attribute, void* value, nuint size, void* previous, nuint* returned);

    [LibraryImport(Library)]
    public static partial void DeleteProcThreadAttributeList(void* list);

    /// <param name="application">Null: the program is the first word of the line, looked up in PATH where it is a bare name.</param>
    /// <param name="line">Windows may write into it.</param>
    [LibraryImport(Library, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool CreateProcessW(
        char* application, char* line, void* processAttributes, void* threadAttributes, int inheritsHandles, uint flags,
        char* environment, char* folder, StartupInfoEx* startup, ProcessInformation* process);

    [LibraryImport(Library, SetLastError = true)]
    public static partial SafeProcessHandle OpenProcess(uint access, [MarshalAs(UnmanagedType.Bool)] bool isInherited, uint process);

    [LibraryImport(Library)]
    public static partial uint WaitForSingleObject(SafeProcessHandle process, uint milliseconds);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GetExitCodeProcess(SafeProcessHandle process, out uint code);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GetProcessTimes(SafeProcessHandle process, long* created, long* exited, long* kernel, long* user);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool CloseHandle(nint handle);

    /// <summary>Goes on only where a call has done what it was to do.</summary>
    /// <exception cref="Win32Exception">It has not; the exception says why.</exception>
    public static void Require(bool isDone)
    {
        if (!isDone)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }
}
