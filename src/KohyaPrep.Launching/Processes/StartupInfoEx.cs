using System.Runtime.InteropServices;

namespace KohyaPrep.Launching.Processes;

/// <summary>STARTUPINFOEXW of Windows: STARTUPINFOW with the list of attributes at its end.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StartupInfoEx
{
    public uint Size;
    public nint Reserved;
    public nint Desktop;
    public nint Title;
    public uint X;
    public uint Y;
    public uint Width;
    public uint Height;
    public uint WidthInCharacters;
    public uint HeightInCharacters;
    public uint FillAttribute;
    public uint Flags;
    public ushort ShowWindow;
    public ushort ReservedLength;
    public nint ReservedBytes;
    public nint Input;
    public nint Output;
    public nint Error;
    public nint Attributes;
}
