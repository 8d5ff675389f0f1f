using System.Runtime.InteropServices;

namespace KohyaPrep.Launching.Processes;

/// <summary>SECURITY_ATTRIBUTES of Windows.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SecurityAttributes
{
    public uint Length;
    public nint Descriptor;
    public int InheritsHandle;
}
