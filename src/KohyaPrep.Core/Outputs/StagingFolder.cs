using System.Buffers.Binary;

namespace KohyaPrep.Core.Outputs;

/// <summary>
/// Files that are made and wait for their place, in one flat folder, with a log of their hashes. A run that was killed leaves it to the
/// next one, which takes over what is still wanted; the log's last entries may be missing then, and a file counts only by its hash.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private const string LogName = "log";
    private const int RecordBytes = 32, RecordsBetweenFlushes = 64;
    private readonly string folder;
    private readonly Dictionary<UInt128, UInt128> found = [];
    private readonly FileStream? log;
    private int added;

    /// <param name="folder">Absolute; made when missing, unless it is only read.</param>
    /// <param name="isReadOnly">Whether nothing is going to be added.</param>
    public StagingFolder(string folder, bool isReadOnly)
    {
        this.folder = folder;
        if (!isReadOnly)
            Directory.CreateDirectory(folder);
        string logPath = Path.Combine(folder, LogName);
        if (File.Exists(logPath))
            ReadLog(logPath);
        if (isReadOnly)
            return;
        log = new FileStream(logPath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1 << 14);
        log.SetLength(log.Length / RecordBytes * RecordBytes);
        log.Seek(0, SeekOrigin.End);
    }

    /// <summary>How many files were added or found.</summary>
    public int Count => found.Count + added;

    public string PathOf(OutputFile file) => Path.Combine(folder, ContentHash.Text(NameOf(file)));

    /// <summary>The hash of a file that lies here whole; null when it does not.</summary>
    public UInt128? Find(OutputFile file)
    {
        if (found.Count == 0 || !found.TryGetValue(NameOf(file), out UInt128 hash))
            return null;
        string path = PathOf(file);
        return File.Exists(path) && ContentHash.ValueOf(File.ReadAllBytes(path)) == hash ? hash : null;
    }

    /// <summary>Writes a file. Called from any thread.</summary>
    /// <returns>The hash of the bytes.</returns>
    public UInt128 Add(OutputFile file, byte[] bytes)
    {
        UInt128 hash = ContentHash.ValueOf(bytes);
        File.WriteAllBytes(PathOf(file), bytes);
        Span<byte> record = stackalloc byte[RecordBytes];
        BinaryPrimitives.WriteUInt128LittleEndian(record, NameOf(file));
        BinaryPrimitives.WriteUInt128LittleEndian(record[16..], hash);
        lock (log!)
        {
            log.Write(record);
            if (++added % RecordsBetweenFlushes == 0)
                log.Flush();
        }

        return hash;
    }

    public void Dispose() => log?.Dispose();

    private static UInt128 NameOf(OutputFile file) => ContentHash.ValueOf($"{ContentHash.Text(file.Key)} {file.Path}");

    private void ReadLog(string path)
    {
        byte[] records = File.ReadAllBytes(path);
        for (int at = 0; at + RecordBytes <= records.Length; at += RecordBytes)
            found[BinaryPrimitives.ReadUInt128LittleEndian(records.AsSpan(at))] = BinaryPrimitives.ReadUInt128LittleEndian(records.AsSpan(at + 16));
    }
}
