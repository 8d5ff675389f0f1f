namespace KohyaPrep.Core.Outputs;

/// <summary>The bytes of files that are too large to be held whole.</summary>
internal static class FileBytes
{
    /// <summary>Whether both files are there and hold the same.</summary>
    public static bool AreEqual(string path, string other)
    {
        if (!File.Exists(path) || !File.Exists(other) || new FileInfo(path).Length != new FileInfo(other).Length)
            return false;
        using FileStream one = File.OpenRead(path), two = File.OpenRead(other);
        byte[] ours = new byte[1 << 16], theirs = new byte[1 << 16];
        for (int read; (read = one.ReadAtLeast(ours, ours.Length, throwOnEndOfStream: false)) > 0;)
        {
            if (two.ReadAtLeast(theirs.AsSpan(0, read), read, throwOnEndOfStream: false) < read || !ours.AsSpan(0, read).SequenceEqual(theirs.AsSpan(0, read)))
                return false;
        }

        return true;
    }
}
