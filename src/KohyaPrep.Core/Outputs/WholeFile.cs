namespace KohyaPrep.Core.Outputs;

/// <summary>Writes a file beside its place and renames it into it: an interruption leaves the old one or the new one.</summary>
public static class WholeFile
{
    /// <exception cref="IOException">It cannot be written; the old file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        // Several programs may write the same file at once; the last one to rename wins, with a whole file.
        string beside = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.new";
        try
        {
            using (FileStream file = new(beside, FileMode.Create, FileAccess.Write))
            {
                file.Write(bytes);
                // A power failure must not leave the new name with the bytes still on their way.
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
