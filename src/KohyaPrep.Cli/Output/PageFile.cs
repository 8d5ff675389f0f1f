using System.Text;
using KohyaPrep.Core;

namespace KohyaPrep.Cli.Output;

/// <summary>Writes a page beside its place and renames it into it, without ever holding it whole.</summary>
internal static class PageFile
{
    /// <returns>Its bytes.</returns>
    /// <exception cref="KohyaPrepException">It cannot be written.</exception>
    public static long Write(string file, Action<TextWriter> content)
    {
        string path = Path.GetFullPath(file), beside = $"{path}.{Environment.ProcessId}.new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (StreamWriter writer = new(beside, append: false, new UTF8Encoding(false)))
                content(writer);
            File.Move(beside, path, overwrite: true);
            return new FileInfo(path).Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{file}: cannot be written: {exception.Message}", ExitCode.MachineLacks, exception);
        }
        finally
        {
            // Gone already where all went well.
            if (File.Exists(beside))
                File.Delete(beside);
        }
    }
}
