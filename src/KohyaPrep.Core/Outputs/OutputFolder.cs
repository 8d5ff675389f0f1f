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

    private string JournalPath => Path.Combine(WorkPath, "journal.json");

    /// <summary>Makes what is missing or other than it should be, and removes what earlier runs wrote and nothing asks for any more.</summary>
    /// <param name="progress">Called with files done and files to do, from any thread.</param>
    /// <exception cref="KohyaPrepException">The folder cannot be written, another run is at work in it, or files in it were edited by hand.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while files were made; nothing was changed.</exception>
    public OutputResult Apply(OutputRequest request, Action<int, int>? progress, CancellationToken cancellation)
    {
        try
        {
            bool isNew = !Directory.Exists(root);
            Directory.CreateDirectory(WorkPath);
            using FileStream guard = OpenGuard();
            try
            {
                return ApplyGuarded(request, progress, cancellation);
            }
            finally
            {
                guard.Close();
                if (!File.Exists(JournalPath))
                    Directory.Delete(WorkPath, recursive: true);
                if (isNew && !Directory.EnumerateFileSystemEntries(root).Any())
                    Directory.Delete(root);
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
        string staging = Path.Combine(WorkPath, "staging");
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        Directory.CreateDirectory(staging);

        OutputSurvey survey = new(root, before, interrupted);
        List<OutputJob> stale = [.. request.Jobs.Where(job => job.Files.Any(file => !survey.IsAsWanted(file)))];
        if (!request.Force)
            survey.RefuseEdited(stale.SelectMany(job => job.Files));

        ConcurrentDictionary<string, OutputEntry> entries = Stage(stale, staging, progress, cancellation);
        List<OutputFile> wanted = [.. request.Jobs.SelectMany(job => job.Files)];
        OutputLock after = new(request.Settings, request.Sources, wanted.ToDictionary(
            file => file.Path,
            file => entries.TryGetValue(file.Path, out OutputEntry? made) ? made : survey.EntryOf(file),
            StringComparer.Ordinal));

        int removed = Remove(survey.Known.Where(path => !after.Outputs.ContainsKey(path)));
        removed += Remove(StaleLatents.Beside(root, entries.Keys));

        // What only the last journal knows must not outlive it: it would look like someone else's file.
        Remove(entries.Keys.Where(interrupted.Outputs.ContainsKey));
        WriteWhole(JournalPath, after.ToBytes());
        foreach (string path in entries.Keys)
            Move(Path.Combine(staging, StagedName(path)), Path.Combine(root, path));
        WriteWhole(LockPath, after.ToBytes());
        File.Delete(JournalPath);
        return new OutputResult(entries.Count, wanted.Count - entries.Count, removed, survey.Strangers(request.Watched, after));
    }

    /// <summary>Makes the files of every stale job in the staging folder, on all cores.</summary>
    private static ConcurrentDictionary<string, OutputEntry> Stage(
        List<OutputJob> stale, string staging, Action<int, int>? progress, CancellationToken cancellation)
    {
        ConcurrentDictionary<string, OutputEntry> entries = new(StringComparer.Ordinal);
        int total = stale.Sum(job => job.Files.Count), done = 0;
        ParallelOptions options = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.ForEach(stale, options, Make);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }

        return entries;

        void Make(OutputJob job)
        {
            IReadOnlyList<byte[]> contents = job.Produce();
            for (int i = 0; i < contents.Count; i++)
            {
                File.WriteAllBytes(Path.Combine(staging, StagedName(job.Files[i].Path)), contents[i]);
                entries[job.Files[i].Path] = new OutputEntry(job.Files[i].Key, ContentHash.Of(contents[i]));
                progress?.Invoke(Interlocked.Increment(ref done), total);
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

    private static void WriteWhole(string path, byte[] bytes)
    {
        string temporary = path + ".new";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, path, overwrite: true);
    }

    private FileStream OpenGuard()
    {
        try
        {
            return new FileStream(Path.Combine(WorkPath, "guard"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(Path.Combine(WorkPath, "guard")))
        {
            throw new KohyaPrepException($"{root}: another run of kohyaprep is writing there. Wait for it, or choose another `output`.");
        }
    }

    private KohyaPrepException CannotWrite(Exception cause) =>
        new($"{root}: cannot be written: {cause.Message.TrimEnd('.')}. No file there was replaced by half of a new one. Make room or choose another `output`, then run again.", ExitCode.MachineLacks, cause);
}
