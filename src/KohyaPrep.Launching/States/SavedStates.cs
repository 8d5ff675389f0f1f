using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.States;

/// <summary>Finds the states that runs of a name have left.</summary>
public static class SavedStates
{
    /// <summary>The newest state that a run can be resumed from; null when there is none. Damaged ones are passed over.</summary>
    /// <param name="outputFolder">The trainer's <c>output_dir</c>; it need not exist.</param>
    /// <param name="outputName">The trainer's <c>output_name</c>.</param>
    public static string? NewestWhole(string outputFolder, string outputName) =>
        Newest(outputFolder, outputName).FirstOrDefault(folder => StateFolder.Trouble(folder) is null);

    /// <summary>What a folder's name says of its state; null when it is no state of this name.</summary>
    public static StateName? NameOf(string folder, string outputName)
    {
        const string End = "-state";
        string name = Path.GetFileName(folder);
        return name.EndsWith(End, StringComparison.Ordinal) ? StateName.Read(name[..^End.Length], outputName) : null;
    }

    /// <summary>All state folders of the name, newest first, whole or not.</summary>
    public static IReadOnlyList<string> Newest(string outputFolder, string outputName)
    {
        if (!Directory.Exists(outputFolder))
            return [];
        return [.. Directory.EnumerateDirectories(outputFolder)
            .Where(folder => IsState(Path.GetFileName(folder), outputName))
            .OrderByDescending(Written)
            .ThenByDescending(folder => folder, StringComparer.Ordinal)];
    }

    // Other names may begin with this one: "punks" has no part in "punks-v2-state".
    private static bool IsState(string folderName, string outputName) => NameOf(folderName, outputName) is not null;

    private static DateTime Written(string folder)
    {
        FileInfo last = new(Path.Combine(folder, StateFolder.LastFile));
        return last.Exists ? last.LastWriteTimeUtc : Directory.GetLastWriteTimeUtc(folder);
    }
}
