namespace KohyaPrep.Fixtures;

/// <summary>A new empty folder that is gone when the test is.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string MemoryDisk = "/dev/shm";

    /// <param name="inMemory">Whether a disk in memory is taken where the system has one: for thousands of small files.</param>
    public TemporaryFolder(bool inMemory = false) => Root = inMemory && Directory.Exists(MemoryDisk)
        ? Directory.CreateDirectory(System.IO.Path.Combine(MemoryDisk, "kohyaprep-test-" + System.IO.Path.GetRandomFileName())).FullName
        : Directory.CreateTempSubdirectory("kohyaprep-test-").FullName;

    public string Root { get; }

    public string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Writes a text file, with the folders above it, and returns its path.</summary>
    public string Write(string relative, string text)
    {
        string path = Path(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // A stopped process may hold a file for a moment longer; the system's own clean-up takes the rest.
        }
    }
}
