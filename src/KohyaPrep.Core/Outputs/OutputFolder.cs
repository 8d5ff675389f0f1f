using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace KohyaPrep.Core.Outputs;

/// <summary>
/// A folder whose files are brought to a wanted state in one go. Everything is first made in a staging folder inside it, then
/// renamed into place: a full disk, an error or an interruption while files are made leaves the old state whole. A journal tells the
/// next run which files an interrupted renaming may have left, so that it ends in the same bytes and without strays.
/// </summary>
/// <param name="root">Absolute; made when missing.</param>
public sealed class OutputFolder(string root)
{
    public const string LockName = "kohyaprep.lock.json";
    private const string WorkName = ".kohyaprep";

    private string LockPath => Path.Combine(root, LockName);

    private string WorkPath => Path.Combine(root, WorkName);

    private string StagingPath => Path.Combine(WorkPath, "staging");

    private string JournalPath => Path.Combine(WorkPath, "journal.json");

    /// <summary>Makes what is missing or other than it should be, and removes what earlier runs wrote and nothing asks for any more.</summary>
    /// <param name="progress">Called with files done and files to do, from any thread.</param>
    /// <exception cref="KohyaPrepException">The folder cannot be written, another run is at work in it, or files in it were edited by hand.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while files were made; nothing was changed.</exception>
    public OutputResult Apply(OutputRequest request, Action<int, int>? progress, CancellationToken cancellation)
    {
        try
        {
            MadeFolders made = MadeFolders.Make(WorkPath);
            try
            {
                // Deleted while it is held, so that nobody can take it in between.
                using FileStream guard = OpenGuard();
                try
                {
                    return ApplyGuarded(request, progress, cancellation);
                }
                finally
                {
                    if (Directory.Exists(StagingPath))
                        Directory.Delete(StagingPath, recursive: true);
                }
            }
            finally
            {
                made.RemoveEmpty();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(exception);
        }
    }

    private OutputResult ApplyGuarded(OutputRequest request, Action<int, int>? progress, CancellationToken cancellation)
    {
        OutputLock before = OutputLock.Read(LockPath);
        OutputLock interrupted = OutputLock.Read(JournalPath);
        if (Directory.Exists(StagingPath))
            Directory.Delete(StagingPath, recursive: true);
        Directory.CreateDirectory(StagingPath);

        OutputSurvey survey = new(root, before, interrupted);
        List<OutputFile> wanted = [.. request.Jobs.SelectMany(job => job.Files)];
        HashSet<string> stale = [.. wanted.Where(file => !survey.IsAsWanted(file)).Select(file => file.Path)];
        if (!request.Force)
            survey.RefuseEdited(stale);

        ConcurrentDictionary<string, OutputEntry> entries = Stage(request.Jobs, stale, progress, cancellation);
        OutputLock after = new(request.Settings, request.Sources, wanted.ToDictionary(
            file => file.Path,
            file => entries.TryGetValue(file.Path, out OutputEntry? made) ? made : survey.EntryOf(file),
            StringComparer.Ordinal));

        List<string> gone = [.. survey.Known.Where(path => !after.Outputs.ContainsKey(path))];
        int removed = Remove(StaleLatents.Beside(root, entries.Keys.Concat(gone))) + Remove(gone);

        // What only the last journal knows must not outlive it: it would look like someone else's file.
        Remove(entries.Keys.Where(interrupted.Outputs.ContainsKey));
        byte[] lockFile = after.ToBytes();
        if (!entries.IsEmpty || !Holds(LockPath, lockFile))
        {
            WriteWhole(JournalPath, lockFile);
            foreach (string path in entries.Keys)
                Move(Path.Combine(StagingPath, StagedName(path)), Path.Combine(root, path));
            WriteWhole(LockPath, lockFile);
        }

        File.Delete(JournalPath);
        return new OutputResult(entries.Count, wanted.Count - entries.Count, removed, survey.Strangers(request.Watched, after));
    }

    /// <summary>Makes every stale file in the staging folder, on all cores.</summary>
    private ConcurrentDictionary<string, OutputEntry> Stage(
        IReadOnlyList<OutputJob> jobs, HashSet<string> stale, Action<int, int>? progress, CancellationToken cancellation)
    {
        ConcurrentDictionary<string, OutputEntry> entries = new(StringComparer.Ordinal);
        int done = 0;
        ParallelOptions options = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.ForEach(jobs.Where(job => job.Files.Any(file => stale.Contains(file.Path))), options, Make);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }

        return entries;

        void Make(OutputJob job)
        {
            IReadOnlyList<byte[]> contents = job.Produce();
            foreach ((OutputFile file, byte[] bytes) in job.Files.Zip(contents).Where(made => stale.Contains(made.First.Path)))
            {
                File.WriteAllBytes(Path.Combine(StagingPath, StagedName(file.Path)), bytes);
                entries[file.Path] = new OutputEntry(file.Key, ContentHash.Of(bytes));
                progress?.Invoke(Interlocked.Increment(ref done), stale.Count);
            }
        }
    }

    private int Remove(IEnumerable<string> paths)
    {
        int removed = 0;
        foreach (string path in paths.Select(path => Path.Combine(root, path)).Where(File.Exists))
        {
            File.Delete(path);
            removed++;
            string folder = Path.GetDirectoryName(path)!;
            if (folder != root && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }

        return removed;
    }

    /// <summary>A flat name in the staging folder: the hash of the path, which may be long and deep.</summary>
    private static string StagedName(string path) => ContentHash.Of(path);

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(from, to, overwrite: true);
    }

    private static bool Holds(string path, byte[] bytes) => File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);

    private void WriteWhole(string path, byte[] bytes)
    {
        string temporary = Path.Combine(StagingPath, Path.GetFileName(path));
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, path, overwrite: true);
    }

    private FileStream OpenGuard()
    {
        try
        {
            return new FileStream(Path.Combine(WorkPath, "guard"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (exception is DirectoryNotFoundException || File.Exists(Path.Combine(WorkPath, "guard")))
        {
            // Held, or taken away with its folder by a run that was just ending.
            throw new KohyaPrepException($"{root}: another run of kohyaprep is writing there. Wait for it, or choose another `output`.");
        }
    }

    private KohyaPrepException CannotWrite(Exception cause) =>
        new($"{root}: cannot be written: {cause.Message.TrimEnd('.')}. No file there was replaced by half of a new one. Make room or choose another `output`, then run again.", ExitCode.MachineLacks, cause);
}
