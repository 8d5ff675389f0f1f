using System.IO.Enumeration;
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
    /// <param name="progress">Called with the number done and the number of all, now and then and at the end, by one thread at a time.</param>
    /// <exception cref="KohyaPrepException">The folder does not exist.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CaptionsFound Run(
        string root,
        string shown,
        string extension,
        bool recursive,
        DatasetReading? reading = null,
        Action<int, int>? progress = null,
        CancellationToken cancellation = default)
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
            string full = Path.Combine(root, folder);
            if (EntriesOf(full, extension) is not { } entries)
            {
                closed.Add(folder.Length == 0 ? shown : Location.In(shown, folder).Path);
                continue;
            }

            foreach ((string name, bool isFolder) in entries)
            {
                string path = folder.Length == 0 ? name : $"{folder}/{name}";
                if (isFolder)
                {
                    if (recursive && new DirectoryInfo(Path.Combine(full, name)).LinkTarget is null)
                        folders.Push(path);
                }
                else if (reading?.Takes(path) != false)
                    (name.EndsWith(extension, StringComparison.Ordinal) ? captions : unread).Add(path);
            }
        }

        captions.Sort(StringComparer.Ordinal);
        unread.Sort(StringComparer.Ordinal);
        closed.Sort(StringComparer.Ordinal);
        return new CaptionsFound(ReadAll(root, shown, captions, progress, cancellation), unread, closed);
    }

    /// <summary>Folders, and files that are or may be captions: of a folder of pictures beside them, half of what is there.</summary>
    private static List<(string Name, bool IsFolder)>? EntriesOf(string folder, string extension)
    {
        EnumerationOptions options = new()
        {
            AttributesToSkip = OperatingSystem.IsWindows() ? FileAttributes.Hidden | FileAttributes.System : 0,
            IgnoreInaccessible = false,
            MatchType = MatchType.Simple,
        };
        try
        {
            return
            [
                .. new FileSystemEnumerable<(string, bool)>(folder, (ref entry) => (entry.FileName.ToString(), entry.IsDirectory), options)
                {
                    ShouldIncludePredicate = (ref entry) => entry.FileName[0] != '.' && (entry.IsDirectory || entry.FileName.EndsWith(extension, StringComparison.Ordinal) || IsUsual(entry.FileName)),
                },
            ];
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
        {
            return null;
        }
    }

    private static bool IsUsual(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> extension = Path.GetExtension(name);
        foreach (string usual in Usual)
        {
            if (extension.Equals(usual, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
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

    private static CaptionFacts[] ReadAll(string root, string shown, List<string> paths, Action<int, int>? progress, CancellationToken cancellation)
    {
        CaptionFacts?[] facts = new CaptionFacts?[paths.Count];
        ProgressTally tally = new(paths.Count, progress);
        Parallel.For(0, paths.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            string file = Path.Combine(root, paths[i]);
            CaptionFacts read = CaptionReader.ReadFile(file, paths[i], Location.In(shown, paths[i]).Path);

            // A link that leads nowhere, or round in a circle, is no file to the trainer either.
            if (read.Trouble.Length == 0 || IsFile(file))
                facts[i] = read;
            tally.Add();
        });
        return [.. facts.OfType<CaptionFacts>()];
    }
}
