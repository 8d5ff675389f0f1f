namespace KohyaPrep.Core.Outputs;

/// <summary>
/// A folder whose files are brought to a wanted state in one go. Everything is first made in a staging folder inside it, then
/// renamed into place: a full disk, an error or an interruption while files are made leaves the old state whole. A journal tells the
/// next run which files an interrupted renaming may have left, so that it ends in the same bytes and without strays; what a killed run
/// had made already is taken over.
/// </summary>
/// <param name="root">Absolute; made when missing.</param>
public sealed class OutputFolder(string root)
{
    public const string LockName = "kohyaprep.lock.json";
    private const string WorkName = ".kohyaprep";

    /// <summary>An interrupted run that made fewer files leaves nothing behind; more are kept for the next run.</summary>
    private const int FilesWorthKeeping = 1000;

    /// <summary>How much of the work, in thousandths, is making the files; the rest is moving them to their places.</summary>
    private const int MakingShare = 900;

    private string LockPath => Path.Combine(root, LockName);

    private string WorkPath => Path.Combine(root, WorkName);

    private string StagingPath => Path.Combine(WorkPath, "staging");

    private string JournalPath => Path.Combine(WorkPath, "journal.json");

    /// <summary>Makes what is missing or other than it should be, and removes what earlier runs wrote and nothing asks for any more.</summary>
    /// <param name="progress">Called with how much is done and how much there is to do, making files and moving them to their places together; from any thread.</param>
    /// <exception cref="KohyaPrepException">The folder cannot be written, another run is at work in it, or files in it were edited by hand.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while files were made; no file of the folder was changed.</exception>
    public OutputResult Apply(OutputRequest request, Action<int, int>? progress, CancellationToken cancellation)
    {
        try
        {
            MadeFolders made = MadeFolders.Make(WorkPath);
            try
            {
                // Deleted while it is held, so that nobody can take it in between.
                using FileStream guard = OpenGuard();
                int kept = 0;
                try
                {
                    return ApplyGuarded(request, progress, ref kept, cancellation);
                }
                finally
                {
                    if (kept < FilesWorthKeeping && Directory.Exists(StagingPath))
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

    private OutputResult ApplyGuarded(OutputRequest request, Action<int, int>? progress, ref int kept, CancellationToken cancellation)
    {
        OutputLock before = OutputLock.Read(LockPath);
        OutputLock interrupted = OutputLock.Read(JournalPath);
        OutputSurvey survey = new(root, before, interrupted);
        WantedFiles wanted = WantedFiles.Of(request.Jobs, survey, request.Force, cancellation);

        StagingFolder staging = new(StagingPath, isReadOnly: false);
        StagedFiles staged = new(staging, [.. request.Parts.Select(part => new StagingFolder(part, isReadOnly: true))]);
        try
        {
            staged.Make(request.Jobs, wanted, ProgressShare.Of(progress, 0, MakingShare), cancellation);
        }
        catch (OperationCanceledException)
        {
            kept = staging.Count;
            throw;
        }
        finally
        {
            staging.Dispose();
        }

        OutputLock after = wanted.ToLock();
        List<string> gone = [.. survey.Known.Where(path => !after.Contains(path))];
        int removed = Remove(StaleLatents.Beside(root, [.. wanted.Stale.Select(file => wanted.File(file).Path), .. gone])) + Remove(gone);

        // What only the last journal knows must not outlive it: it would look like someone else's file.
        if (interrupted.Paths.Count > 0)
            Remove(wanted.Stale.Select(file => wanted.File(file).Path).Where(interrupted.Contains));
        Rename(request, wanted, staged, after, new ProgressTally(wanted.StaleCount, ProgressShare.Of(progress, MakingShare, ProgressShare.Whole)));
        File.Delete(JournalPath);
        return new OutputResult(wanted.StaleCount, wanted.Count - wanted.StaleCount, removed, survey.Strangers(request.Watched, after)) { TakenOver = staged.Taken };
    }

    /// <summary>Brings what was made to its place, with the journal beside it until all of it is there.</summary>
    private void Rename(OutputRequest request, WantedFiles wanted, StagedFiles staged, OutputLock after, ProgressTally tally)
    {
        string written = Path.Combine(StagingPath, LockName);
        using (FileStream stream = new(written, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            after.Write(stream, request.Settings, request.Sources);
        if (wanted.StaleCount == 0 && FileBytes.AreEqual(written, LockPath))
            return;
        File.Move(written, JournalPath, overwrite: true);
        string folder = "";
        foreach (int file in wanted.Stale)
        {
            string target = Path.Combine(root, wanted.File(file).Path);
            if (!Path.GetDirectoryName(target.AsSpan()).SequenceEqual(folder))
                Directory.CreateDirectory(folder = Path.GetDirectoryName(target)!);
            File.Move(staged.PathOf(wanted, file), target, overwrite: true);
            tally.Add();
        }

        File.Move(JournalPath, LockPath, overwrite: true);
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
