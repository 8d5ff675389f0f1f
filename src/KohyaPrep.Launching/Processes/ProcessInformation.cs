using System.Runtime.InteropServices;

namespace KohyaPrep.Launching.Processes;

/// <summary>PROCESS_INFORMATION of Windows.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ProcessInformation
{
    public nint Process;
    public nint Thread;
    public uint ProcessId;
    public uint ThreadId;
}
