namespace KohyaPrep.Core.Runs;

/// <summary>Tells which version of sd-scripts a checkout is at, from git's own files.</summary>
public static class TrainerVersion
{
    /// <returns>The commit, and the tag where one names it; null for a folder that is no checkout.</returns>
    public static string? Of(string folder)
    {
        string git = Path.Combine(folder, ".git");
        try
        {
            string head = File.ReadAllText(Path.Combine(git, "HEAD")).Trim();
            string? commit = head.StartsWith("ref: ", StringComparison.Ordinal) ? CommitOf(git, head[5..]) : head;
            if (commit is null)
                return null;
            string shown = commit[..Math.Min(12, commit.Length)];
            return TagOf(git, commit) is { } tag ? $"{tag} ({shown})" : shown;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? CommitOf(string git, string reference)
    {
        string loose = Path.Combine(git, reference);
        if (File.Exists(loose))
            return File.ReadAllText(loose).Trim();
        return Packed(git).FirstOrDefault(row => row.Reference == reference).Commit;
    }

    private static string? TagOf(string git, string commit)
    {
        const string Tags = "refs/tags/";
        string folder = Path.Combine(git, "refs", "tags");
        string? loose = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).FirstOrDefault(file => File.ReadAllText(file).Trim() == commit)
            : null;
        return loose is not null ? Path.GetFileName(loose)
            : Packed(git).FirstOrDefault(row => row.Commit == commit && row.Reference.StartsWith(Tags, StringComparison.Ordinal)).Reference?[Tags.Length..];
    }

    private static IEnumerable<(string Commit, string Reference)> Packed(string git)
    {
        string file = Path.Combine(git, "packed-refs");
        return File.Exists(file)
            ? File.ReadLines(file).Select(line => line.Split(' ')).Where(parts => parts.Length == 2 && parts[0].Length >= 40).Select(parts => (parts[0], parts[1]))
            : [];
    }
}
