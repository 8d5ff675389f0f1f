using System.Runtime.InteropServices;

namespace KohyaPrep.Launching.Processes;

/// <summary>JOBOBJECT_BASIC_ACCOUNTING_INFORMATION of Windows.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct JobAccounting
{
    public long TotalUserTime;
    public long TotalKernelTime;
    public long PeriodUserTime;
    public long PeriodKernelTime;
    public uint PageFaults;
    public uint TotalProcesses;
    public uint ActiveProcesses;
    public uint TerminatedProcesses;
}
