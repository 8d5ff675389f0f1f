using System.Text;

namespace KohyaPrep.Core.Outputs;

/// <summary>Writes a text that is there whole or not at all: beside its place, then renamed into it.</summary>
public static class WholeFile
{
    /// <param name="text">Written as UTF-8 without a byte-order mark.</param>
    /// <param name="replaces">Whether a file of this name may be replaced.</param>
    /// <exception cref="KohyaPrepException">There is one already, or the place cannot be written.</exception>
    public static void Write(string path, string text, bool replaces)
    {
        try
        {
            string full = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            if (!replaces && File.Exists(full))
                throw new KohyaPrepException($"{path}: there is a file of this name already. Choose another, or say --force to replace it.");
            string beside = $"{full}.{Environment.ProcessId}.new";
            File.WriteAllText(beside, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(beside, full, overwrite: replaces);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{path}: cannot be written: {exception.Message.TrimEnd('.')}.", ExitCode.MachineLacks, exception);
        }
    }
}
