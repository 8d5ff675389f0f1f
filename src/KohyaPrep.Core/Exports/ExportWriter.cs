using System.IO.Compression;
using System.Text;
using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Core.Exports;

/// <summary>Writes an export from a prepared output folder, whose lock file says what each file must still hold.</summary>
/// <param name="prepared">The folder that the preparation wrote, absolute.</param>
public sealed class ExportWriter(string prepared, IReadOnlyList<ExportFile> files)
{
    private static readonly DateTimeOffset OneDate = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly OutputLock made = OutputLock.Read(Path.Combine(prepared, OutputFolder.LockName));

    /// <summary>Brings a folder to the export's files; those that are right already are left alone.</summary>
    /// <param name="target">Absolute.</param>
    /// <param name="force">Whether files there that were edited by hand, or that something else wrote, may be replaced.</param>
    /// <exception cref="KohyaPrepException">The folder cannot be written, or files in it are not ours to replace; a prepared file was changed.</exception>
    public OutputResult WriteFolder(string target, bool force, Action<int, int>? progress, CancellationToken cancellation)
    {
        List<OutputJob> jobs = [.. files.Select(file => file.Text is { } text
            ? OutputJob.Of(file.Path, Encoding.UTF8.GetBytes(text))
            : new OutputJob([new OutputFile(file.Path, HashOf(file.Source!))], () => [Read(file.Source!)]))];
        OutputRequest request = new(jobs)
        {
            Watched = [.. files.Select(file => Path.GetDirectoryName(file.Path)!).Where(folder => folder.Length > 0).Distinct()],
            Force = force,
        };
        return new OutputFolder(target).Apply(request, progress, cancellation);
    }

    /// <summary>Writes a zip file, beside its place and then renamed. The same files give the same bytes: nothing is packed, since pictures are already.</summary>
    /// <returns>Its bytes.</returns>
    /// <exception cref="KohyaPrepException">There is a file already, or it cannot be written; a prepared file was changed.</exception>
    public long WriteZip(string target, bool force, Action<int, int>? progress, CancellationToken cancellation)
    {
        if (!force && File.Exists(target))
            throw new KohyaPrepException($"{target}: there is a file of this name already. Choose another, or say --force to replace it.");
        string beside = $"{target}.{Environment.ProcessId}.new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using (ZipArchive zip = ZipFile.Open(beside, ZipArchiveMode.Create))
            {
                for (int i = 0; i < files.Count; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    ZipArchiveEntry entry = zip.CreateEntry(files[i].Path, CompressionLevel.NoCompression);
                    entry.LastWriteTime = OneDate;
                    using Stream stream = entry.Open();
                    stream.Write(files[i].Text is { } text ? Encoding.UTF8.GetBytes(text) : Read(files[i].Source!));
                    progress?.Invoke(i + 1, files.Count);
                }
            }

            File.Move(beside, target, overwrite: force);
            return new FileInfo(target).Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{target}: cannot be written: {exception.Message.TrimEnd('.')}.", ExitCode.MachineLacks, exception);
        }
        finally
        {
            // Gone already where all went well.
            File.Delete(beside);
        }
    }

    private string HashOf(string source) => made.Find(source) is { } entry
        ? ContentHash.Text(entry.Hash)
        : throw new InvalidOperationException($"{source} is not among the prepared files.");

    private byte[] Read(string source)
    {
        string path = Path.Combine(prepared, source);
        byte[] bytes = File.ReadAllBytes(path);
        return ContentHash.Of(bytes) == HashOf(source)
            ? bytes
            : throw new KohyaPrepException($"{path}: it was changed since it was prepared. Run `kohyaprep prepare --force`, then again.");
    }
}
