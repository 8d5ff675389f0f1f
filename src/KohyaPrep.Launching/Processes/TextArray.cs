using System.Runtime.InteropServices;

namespace KohyaPrep.Launching.Processes;

/// <summary>Texts as C takes them for arguments and environments: an array of pointers to UTF-8, closed by a null pointer.</summary>
internal sealed unsafe class TextArray : IDisposable
{
    private readonly int count;

    /// <exception cref="ArgumentException">A text contains the character NUL, which C would take for its end.</exception>
    public TextArray(IReadOnlyList<string> texts)
    {
        if (texts.FirstOrDefault(text => text.Contains('\0')) is { } text)
            throw new ArgumentException($"'{text.Replace("\0", "\\0", StringComparison.Ordinal)}' contains the character NUL.", nameof(texts));
        count = texts.Count;
        Pointer = (byte**)NativeMemory.AllocZeroed((nuint)count + 1, (nuint)sizeof(byte*));
        for (int i = 0; i < count; i++)
            Pointer[i] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[i]);
    }

    public byte** Pointer { get; }

    public void Dispose()
    {
        for (int i = 0; i < count; i++)
            Marshal.FreeCoTaskMem((nint)Pointer[i]);
        NativeMemory.Free(Pointer);
    }
}
