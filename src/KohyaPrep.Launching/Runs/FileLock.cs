namespace KohyaPrep.Launching.Runs;

/// <summary>A lock that the system takes back when its holder ends, however it ends.</summary>
public static class FileLock
{
    /// <summary>Null when another program holds it.</summary>
    /// <param name="path">A file that stays; the folder above must exist.</param>
    public static IDisposable? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Of a run: held by the launcher that watches it.</summary>
    public static IDisposable? TryTakeRun(Core.Runs.RunStore store, string id) => TryTake(store.PathIn(id, ".launcher"));
}
