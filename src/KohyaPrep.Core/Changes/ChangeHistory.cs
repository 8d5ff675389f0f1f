using System.Globalization;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Core.Changes;

/// <summary>
/// What was changed in a folder of the user's, with everything that it takes to bring it back. It lies in the folder itself, in
/// <c>.kohyaprep/history</c>: there it is found again by whichever command comes, goes along when the folder is moved, and is on the same
/// disk, so that files get to their places by renaming. The trainer does not look into it, and nothing in it is named like a picture or a caption.
/// </summary>
/// <param name="root">The folder, absolute.</param>
public sealed class ChangeHistory(string root)
{
    /// <summary>Where files go that are not to be trained on, relative to the folder.</summary>
    public const string SetAside = ".kohyaprep/set-aside";

    private readonly string place = Path.Combine(root, ".kohyaprep", "history");

    /// <summary>Called after each step of a change; tests look at the folder then.</summary>
    internal Action? Changed { get; init; }

    /// <summary>Whether a change was interrupted; the next one, or taking one back, starts with cleaning up after it.</summary>
    public bool IsInterrupted => Folders().Any(folder => folder.IsInterrupted);

    /// <summary>What was applied, oldest first.</summary>
    /// <exception cref="KohyaPrepException">An entry cannot be read.</exception>
    public IReadOnlyList<ChangeEntry> Entries() => [.. Folders().Where(folder => folder.IsDone).Select(folder => folder.Read())];

    /// <summary>The last entry that was not taken back and takes back none; null when there is none.</summary>
    public ChangeEntry? Last()
    {
        IReadOnlyList<ChangeEntry> entries = Entries();
        HashSet<int> undone = [.. entries.Select(entry => entry.Undoes).OfType<int>()];
        return entries.LastOrDefault(entry => entry.Undoes is null && !undone.Contains(entry.Number));
    }

    /// <summary>Makes all changes, or none when something stops it. Every original is kept.</summary>
    /// <param name="progress">Called with changes prepared and changes to prepare, from any thread.</param>
    /// <returns>The entry; null when every file is already as it was to be.</returns>
    /// <exception cref="KohyaPrepException">A file cannot be changed, or another change is going on in the folder; nothing was changed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was changed.</exception>
    public ChangeEntry? Apply(ChangeSet set, DateTimeOffset when, Action<int, int>? progress, CancellationToken cancellation)
    {
        RefuseRepeated(set);
        return Guarded(() =>
        {
            CleanUp();
            int number = Folders().Select(folder => folder.Number).DefaultIfEmpty(0).Max() + 1;
            EntryFolder entryFolder = new(root, Path.Combine(place, number.ToString("D4", CultureInfo.InvariantCulture)));
            try
            {
                ChangeEntry entry = entryFolder.Stage(set, when, progress, cancellation);
                // An entry that was taken back by hand must not be the last one for ever.
                bool counts = entry.Steps.Count > 0 || set.Undoes is not null;
                if (counts)
                    entryFolder.CarryOut(entry, set.EmptiedFolders, Changed);
                return counts ? entry : null;
            }
            finally
            {
                if (!entryFolder.IsDone)
                    entryFolder.RollBack();
            }
        });
    }

    /// <summary>The change set that takes an entry back.</summary>
    /// <param name="force">Whether files that were edited since go back too; what is replaced is kept like any other original.</param>
    /// <exception cref="KohyaPrepException">Files were edited since, or what was kept is damaged.</exception>
    public ChangeSet UndoOf(ChangeEntry entry, bool force)
    {
        ChangeUndo undo = new(root, new EntryFolder(root, Path.Combine(place, entry.Number.ToString("D4", CultureInfo.InvariantCulture))), entry);
        if (!force && undo.Edited() is { Count: > 0 } edited)
        {
            throw new KohyaPrepException(
                $"{root}: {Listed.Of(edited)} {(edited.Count == 1 ? "is" : "are")} not as the change left {(edited.Count == 1 ? "it" : "them")}, so nothing was taken back. "
                + "Say --force to bring the older state back all the same; what is there now is kept in the history.");
        }

        return undo.ToChangeSet();
    }

    /// <summary>Takes back what an interrupted change did.</summary>
    /// <returns>Whether there was such a change.</returns>
    /// <exception cref="KohyaPrepException">It cannot be taken back, or a change is going on.</exception>
    public bool Recover() => IsInterrupted && Guarded(CleanUp);

    private bool CleanUp()
    {
        List<EntryFolder> interrupted = [.. Folders().Where(folder => folder.IsInterrupted)];
        List<string> edited = [.. interrupted.SelectMany(folder => folder.RollBack())];
        return edited.Count > 0
            ? throw new KohyaPrepException(
                $"{root}: a change was interrupted, and {Listed.Of(edited)} {(edited.Count == 1 ? "was" : "were")} edited since. "
                + $"Everything else is as it was before; what was there is kept in {place}. Look at the edited, then run this again.")
            : interrupted.Count > 0;
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            MadeFolders made = MadeFolders.Make(place);
            try
            {
                using FileStream guard = OpenGuard();
                return work();
            }
            finally
            {
                made.RemoveEmpty();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{root}: nothing was changed: {exception.Message.TrimEnd('.')}.", ExitCode.MachineLacks, exception);
        }
    }

    private FileStream OpenGuard()
    {
        string path = Path.Combine(place, "guard");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (exception is not DirectoryNotFoundException && File.Exists(path))
        {
            throw new KohyaPrepException($"{root}: another run of kohyaprep is changing files there. Wait for it.");
        }
    }

    private IReadOnlyList<EntryFolder> Folders() => !Directory.Exists(place)
        ? []
        :
        [
            .. Directory.EnumerateDirectories(place)
                .Where(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .Select(path => new EntryFolder(root, path))
                .OrderBy(folder => folder.Number),
        ];

    private static void RefuseRepeated(ChangeSet set)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string path in set.Changes.SelectMany(change => change.Paths))
        {
            if (!seen.Add(path))
                throw new ArgumentException($"Two changes name {path}.", nameof(set));
        }
    }
}
