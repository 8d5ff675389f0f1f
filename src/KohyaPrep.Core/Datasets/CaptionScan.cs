using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Datasets;

/// <summary>Finds and reads the captions of a folder, with all cores.</summary>
public static class CaptionScan
{
    /// <summary>Extensions that captions commonly have.</summary>
    private static readonly string[] Usual = [".txt", ".caption", ".captions", ".cap", ".tags", ".tag", ".text"];

    /// <summary>
    /// Hidden files and folders are left out; links to files are followed, links to folders are not, so there is no going round in circles.
    /// What cannot be opened is a fact in the answer.
    /// </summary>
    /// <param name="root">The folder.</param>
    /// <param name="shown">The folder as the user would write it.</param>
    /// <param name="extension">Of the captions, with its dot; compared exactly, as the trainer does.</param>
    /// <param name="recursive">Whether folders below count too.</param>
    /// <param name="reading">Which of them are read.</param>
    /// <exception cref="KohyaPrepException">The folder does not exist.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CaptionsFound Run(
        string root, string shown, string extension, bool recursive, CancellationToken cancellation = default, DatasetReading? reading = null)
    {
        if (!Directory.Exists(root))
            throw new KohyaPrepException($"{shown}: there is no such folder of captions. Correct the path, or make the folder.");
        List<string> captions = [];
        List<string> unread = [];
        List<string> closed = [];
        Stack<string> folders = new([""]);
        while (folders.TryPop(out string? folder))
        {
            cancellation.ThrowIfCancellationRequested();
            if (EntriesOf(Path.Combine(root, folder)) is not { } entries)
            {
                closed.Add(folder.Length == 0 ? shown : Location.In(shown, folder).Path);
                continue;
            }

            foreach (FileSystemInfo entry in entries)
            {
                string path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
                if (entry is DirectoryInfo)
                {
                    if (recursive && entry.LinkTarget is null)
                        folders.Push(path);
                }
                else if (reading is not null && !reading.Takes(path))
                    continue;
                else if (entry.Name.EndsWith(extension, StringComparison.Ordinal))
                    captions.Add(path);
                else if (Usual.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
                    unread.Add(path);
            }
        }

        captions.Sort(StringComparer.Ordinal);
        unread.Sort(StringComparer.Ordinal);
        closed.Sort(StringComparer.Ordinal);
        return new CaptionsFound(ReadAll(root, shown, captions, cancellation), unread, closed);
    }

    private static FileSystemInfo[]? EntriesOf(string folder)
    {
        EnumerationOptions options = new()
        {
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
            IgnoreInaccessible = false,
            MatchType = MatchType.Simple,
        };
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos("*", options);
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
        {
            return null;
        }
    }

    private static bool IsFile(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.Exists ?? true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static CaptionFacts[] ReadAll(string root, string shown, List<string> paths, CancellationToken cancellation)
    {
        CaptionFacts?[] facts = new CaptionFacts?[paths.Count];
        Parallel.For(0, paths.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            string file = Path.Combine(root, paths[i]);
            // A link that leads nowhere, or round in a circle, is no file to the trainer either.
            if (IsFile(file))
                facts[i] = CaptionReader.ReadFile(file, paths[i], Location.In(shown, paths[i]).Path);
        });
        return [.. facts.OfType<CaptionFacts>()];
    }
}
