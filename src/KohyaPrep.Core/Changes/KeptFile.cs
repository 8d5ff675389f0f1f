using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Core.Changes;

/// <summary>Files with the time and the rights that they are to have, there whole or not at all.</summary>
internal static class KeptFile
{
    /// <summary>What a file is called while it is on its way to its place.</summary>
    private const string OnItsWay = ".kohyaprep-new";

    public static string BesideOf(string path) => path + OnItsWay;

    /// <param name="waits">
    /// Whether it is written through to the disk, so that a power failure cannot take the last copy of something; otherwise
    /// <see cref="DiskFlush"/> does that for many files together.
    /// </param>
    public static void Write(string path, ReadOnlySpan<byte> bytes, DateTime? modified, UnixFileMode? mode, bool waits)
    {
        using (FileStream file = new(path, FileMode.Create, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: waits);
        }

        if (modified is { } time)
            File.SetLastWriteTimeUtc(path, time);
        if (mode is { } rights && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, rights);
    }

    /// <summary>Moves a file into place, over what is there only where that is asked.</summary>
    public static void Place(string from, string path, bool replaces)
    {
        // The place may be on another disk, and only a renaming is whole or not at all.
        string beside = BesideOf(path);
        File.Move(from, beside, overwrite: true);
        File.Move(beside, path, replaces);
    }

    /// <returns>Null when there is no such file.</returns>
    public static string? HashOf(string path) => File.Exists(path) ? ContentHash.Of(File.ReadAllBytes(path)) : null;
}
