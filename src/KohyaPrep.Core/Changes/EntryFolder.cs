using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using KohyaPrep.Core.Outputs;

namespace KohyaPrep.Core.Changes;

/// <summary>
/// The folder of one entry: <c>before/I</c> holds what step I replaces or removes, <c>after/I</c> what it is to write, until it is in its
/// place. <c>unfinished.json</c> is there while files are changed, <c>change.json</c> when all of them are.
/// </summary>
/// <param name="root">The folder whose history it is, absolute.</param>
/// <param name="folder">Absolute.</param>
internal sealed class EntryFolder(string root, string folder)
{
    private string Done => Path.Combine(folder, "change.json");

    private string Unfinished => Path.Combine(folder, "unfinished.json");

    private string EditedSince => Path.Combine(folder, "edited-since.json");

    public int Number { get; } = int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture);

    public bool IsDone => File.Exists(Done);

    /// <summary>Whether a change was interrupted here, and nobody has cleaned up after it.</summary>
    public bool IsInterrupted => !IsDone && !File.Exists(EditedSince);

    public ChangeEntry Read() => ChangeEntryFile.Read(Done);

    /// <summary>What a step replaced or removed.</summary>
    /// <exception cref="KohyaPrepException">The kept file is not what it was.</exception>
    public byte[] Original(int index, ChangeStep step)
    {
        string kept = Kept(index);
        byte[] bytes = File.Exists(kept) ? File.ReadAllBytes(kept) : [];
        return ContentHash.Of(bytes) == step.Before
            ? bytes
            : throw new KohyaPrepException($"{kept}: this is not what was kept of {step.Path}. It was changed or removed, so that the change cannot be taken back.");
    }

    /// <summary>Keeps the originals and makes the new files, on all cores; changes nothing of the user's.</summary>
    /// <returns>The entry, without the changes that would change nothing.</returns>
    public ChangeEntry Stage(ChangeSet set, DateTimeOffset when, Action<int, int>? progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(folder, "before"));
        Directory.CreateDirectory(Path.Combine(folder, "after"));
        ConcurrentDictionary<int, ChangeStep> steps = [];
        int done = 0;
        ParallelOptions options = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, set.Changes.Count, options, i =>
            {
                if (Stage(i, set.Changes[i]) is { } step)
                    steps[i] = step;
                progress?.Invoke(Interlocked.Increment(ref done), set.Changes.Count);
            });
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }

        int[] changing = [.. steps.Keys.Order()];
        for (int i = 0; i < changing.Length; i++)
            Renumber(changing[i], i);
        ChangeStep[] kept = [.. changing.Select(index => steps[index])];

        // Before anything of the user's is touched, all that could bring it back is on the disk.
        DiskFlush.Of([.. Enumerable.Range(0, kept.Length).SelectMany(index => new[] { Kept(index), Staged(index) }).Where(File.Exists)]);
        return new ChangeEntry(Number, when, set.Command, set.Undoes, kept, MissingFolders(kept));
    }

    /// <summary>Changes the user's files, each whole or not at all. What stops it on the way is taken back by <see cref="RollBack()"/>.</summary>
    /// <param name="emptied">Folders that go when nothing is left in them.</param>
    /// <param name="changed">Called after each step.</param>
    public void CarryOut(ChangeEntry entry, IReadOnlyList<string> emptied, Action? changed)
    {
        WholeFile.Write(Unfinished, ChangeEntryFile.Write(entry));
        changed?.Invoke();
        foreach (string made in entry.Folders)
            Directory.CreateDirectory(Full(made));
        for (int i = 0; i < entry.Steps.Count; i++)
        {
            CarryOut(i, entry.Steps[i]);
            changed?.Invoke();
        }

        RemoveEmpty(emptied);
        changed?.Invoke();
        File.Move(Unfinished, Done);
        Directory.Delete(Path.Combine(folder, "after"), recursive: true);
    }

    /// <summary>Brings everything back that an interrupted change did, and forgets the entry.</summary>
    /// <returns>Files that were edited since the interruption: they stay as they are, and then the entry's folder does too.</returns>
    public IReadOnlyList<string> RollBack()
    {
        List<string> edited = [];
        if (File.Exists(Unfinished))
        {
            ChangeEntry entry = ChangeEntryFile.Read(Unfinished);
            for (int i = 0; i < entry.Steps.Count; i++)
            {
                if (!RollBack(i, entry.Steps[i]))
                    edited.Add(entry.Steps[i].Path);
            }

            RemoveEmpty(entry.Folders);
            // What could not be brought back must stay to be found, and no longer be in the way of the next change.
            if (edited.Count > 0)
                File.Move(Unfinished, EditedSince);
        }

        if (edited.Count == 0)
            Directory.Delete(folder, recursive: true);
        return edited;
    }

    private ChangeStep? Stage(int index, FileChange change)
    {
        FileInfo file = new(Full(change.Path));
        if (file.LinkTarget is not null)
            throw new KohyaPrepException($"{file.FullName}: this is a link to {file.LinkTarget}, and links are not changed. Work in the folder that the file lies in.");
        byte[]? before = file.Exists ? File.ReadAllBytes(file.FullName) : null;
        string? hash = before is null ? null : ContentHash.Of(before);
        DateTime? modified = before is null ? null : file.LastWriteTimeUtc;
        UnixFileMode? mode = before is null || OperatingSystem.IsWindows() ? null : file.UnixFileMode;
        ChangeStep step = new(change.Path, hash, null) { Modified = modified, Mode = mode };
        switch (change)
        {
            case FileMove move:
                if (before is null)
                    throw new KohyaPrepException($"{file.FullName}: this file was to be moved, and is gone. Look at the folder again.");
                if (File.Exists(Full(move.To)))
                    throw new KohyaPrepException($"{Full(move.To)}: there is such a file already, and {change.Path} was to be moved there. Move one of them away.");
                return step with { To = move.To };
            case FileWrite write:
                byte[] content = write.Content();
                if (ContentHash.Of(content) == hash)
                    return null;
                KeptFile.Write(Staged(index), content, write.Modified, write.Mode ?? mode, waits: false);
                step = step with { After = ContentHash.Of(content) };
                break;
        }

        if (before is null && step.After is null)
            return null;
        if (before is not null)
            KeptFile.Write(Kept(index), before, modified, mode, waits: false);
        return step;
    }

    private void CarryOut(int index, ChangeStep step)
    {
        string path = Full(step.Path);
        if (step.Before is not null && File.GetLastWriteTimeUtc(path) != step.Modified)
            throw new IOException($"{path} was changed by another program just now");
        if (step.To is not null)
            File.Move(path, Full(step.To));
        else if (step.After is null)
            File.Delete(path);
        else
            KeptFile.Place(Staged(index), path, step.Before is not null);
    }

    private bool RollBack(int index, ChangeStep step)
    {
        string path = Full(step.Path);
        if (step.To is not null)
        {
            if (!File.Exists(path) && File.Exists(Full(step.To)))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Move(Full(step.To), path);
            }

            return true;
        }

        string beside = KeptFile.BesideOf(path);
        if (File.Exists(beside))
            File.Delete(beside);
        string? now = KeptFile.HashOf(path);
        if (now == step.Before)
            return true;
        if (now != step.After)
            return false;
        if (step.Before is null)
        {
            File.Delete(path);
            return true;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        KeptFile.Write(beside, Original(index, step), step.Modified, step.Mode, waits: true);
        File.Move(beside, path, overwrite: true);
        return true;
    }

    private void Renumber(int from, int to)
    {
        if (from == to)
            return;
        foreach ((string old, string name) in (ReadOnlySpan<(string, string)>)[(Kept(from), Kept(to)), (Staged(from), Staged(to))])
        {
            if (File.Exists(old))
                File.Move(old, name);
        }
    }

    /// <summary>The folders that the steps need and that are not there, the outer ones first.</summary>
    private string[] MissingFolders(IEnumerable<ChangeStep> steps)
    {
        SortedSet<string> missing = new(StringComparer.Ordinal);
        foreach (string path in steps.Select(step => step.Place).OfType<string>())
        {
            for (string parent = ParentOf(path); parent.Length > 0 && !Directory.Exists(Full(parent)); parent = ParentOf(parent))
                missing.Add(parent);
        }

        return [.. missing.OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)];
    }

    private void RemoveEmpty(IEnumerable<string> folders)
    {
        foreach (string path in folders.Select(Full).OrderByDescending(path => path.Length))
        {
            if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
                Directory.Delete(path);
        }
    }

    private static string ParentOf(string path) => path.LastIndexOf('/') is > 0 and int end ? path[..end] : "";

    private string Full(string path) => Path.GetFullPath(Path.Combine(root, path));

    private string Kept(int index) => Path.Combine(folder, "before", index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private string Staged(int index) => Path.Combine(folder, "after", index.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
