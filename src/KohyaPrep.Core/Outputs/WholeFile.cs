using System.Text;

namespace KohyaPrep.Core.Outputs;

/// <summary>Writes a file that is there whole or not at all: beside its place, then renamed into it.</summary>
public static class WholeFile
{
    /// <summary>Writes a text for the user, with the folders above it.</summary>
    /// <param name="text">Written as UTF-8 without a byte-order mark.</param>
    /// <param name="replaces">Whether a file of this name may be replaced.</param>
    /// <exception cref="KohyaPrepException">There is one already, or the place cannot be written.</exception>
    public static void Write(string path, string text, bool replaces) =>
        WriteFor(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text), replaces);

    /// <summary>Writes bytes for the user, with the folders above them.</summary>
    /// <param name="replaces">Whether a file of this name may be replaced.</param>
    /// <exception cref="KohyaPrepException">There is one already, or the place cannot be written.</exception>
    public static void WriteFor(string path, ReadOnlySpan<byte> bytes, bool replaces)
    {
        try
        {
            string full = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            if (!replaces && File.Exists(full))
                throw new KohyaPrepException($"{path}: there is a file of this name already. Choose another, or say --force to replace it.");
            Write(full, bytes, replaces);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{path}: cannot be written: {exception.Message.TrimEnd('.')}.", ExitCode.MachineLacks, exception);
        }
    }

    /// <summary>Writes bytes, over what is there.</summary>
    /// <exception cref="IOException">It cannot be written; the old file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes) => Write(path, bytes, replaces: true);

    /// <summary>Writes what is too large to be held whole. A file that holds the same already is left alone.</summary>
    /// <param name="content">Writes all of it.</param>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{byte})"/>
    public static void Write(string path, Action<Stream> content)
    {
        string beside = BesideOf(path);
        try
        {
            using (FileStream file = new(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                content(file);
                file.Flush(flushToDisk: true);
            }

            if (FileBytes.AreEqual(beside, path))
                File.Delete(beside);
            else
                File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static string BesideOf(string path) => $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.new";

    private static void Write(string path, ReadOnlySpan<byte> bytes, bool replaces)
    {
        // Several programs may write the same file at once; the last one to rename wins, with a whole file.
        string beside = BesideOf(path);
        try
        {
            using (FileStream file = new(beside, FileMode.Create, FileAccess.Write))
            {
                file.Write(bytes);
                // A power failure must not leave the new name with the bytes still on their way.
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: replaces);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
