using System.Text.RegularExpressions;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Generations;

/// <summary>Finds what a training has left.</summary>
public static partial class SavedCheckpoints
{
    /// <param name="folder">The trainer's <c>output_dir</c>.</param>
    /// <param name="name">The trainer's <c>output_name</c>.</param>
    /// <returns>Files and diffusers folders, absolute, in the order of training; the last one (without a number) at the end.</returns>
    public static IReadOnlyList<string> In(string folder, string name)
    {
        if (!Directory.Exists(folder))
            return [];
        return [.. Directory.EnumerateFileSystemEntries(folder)
            .Where(path => IsOf(path, name))
            .OrderBy(path => CheckpointName.Parse(Path.GetFileNameWithoutExtension(path)) is (null, null))
            .ThenBy(path => CheckpointName.Parse(Path.GetFileNameWithoutExtension(path)) is (_, { }))
            .ThenBy(path => path, StringComparer.Ordinal)
            .Select(Path.GetFullPath)];
    }

    private static bool IsOf(string path, string name)
    {
        string file = Path.GetFileName(path);
        if (!file.StartsWith(name, StringComparison.Ordinal))
            return false;
        string rest = file[name.Length..];
        return Directory.Exists(path) ? FolderRest().IsMatch(rest) && File.Exists(Path.Combine(path, "model_index.json")) : FileRest().IsMatch(rest);
    }

    [GeneratedRegex(@"^(?:-[0-9]{6}|-step[0-9]{8})?\.(?:safetensors|ckpt|pt)$")]
    private static partial Regex FileRest();

    [GeneratedRegex(@"^(?:-[0-9]{6}|-step[0-9]{8})?$")]
    private static partial Regex FolderRest();
}
