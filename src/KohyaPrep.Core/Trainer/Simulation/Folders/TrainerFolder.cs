using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Trainer.Simulation.Folders;

/// <summary>The disk as the trainer sees it when it is started in a folder: the only place of the simulation that looks at it.</summary>
/// <param name="root">The folder; absolute.</param>
public sealed class TrainerFolder(string root)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, MatchType = MatchType.Simple };

    /// <summary>Where a path of the trainer's lies.</summary>
    public string FullPath(string path) => Path.GetFullPath(Place(path));

    public bool IsFolder(string path) => Directory.Exists(Place(path));

    public bool IsFile(string path) => File.Exists(Place(path));

    public bool Exists(string path) => path.Length > 0 && Path.Exists(Place(path));

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public byte[] Read(string path) => File.ReadAllBytes(Place(path));

    public FileStream Open(string path) => new(Place(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);

    /// <summary>The folders in a folder, in ordinal order.</summary>
    public IReadOnlyList<string> Folders(string folder) =>
        [.. Names(folder).Where(name => IsFolder(PythonPath.Join(folder, name))).Order(CodePointOrder.Instance)];

    /// <summary>Paths of what the trainer takes for pictures in a folder, by their names, in its order (train_util.py:2847).</summary>
    public List<string> Pictures(string folder)
    {
        List<string> pictures = [.. Names(folder)
            .Where(name => !name.StartsWith('.') && PictureExtension.IsReadAsNamed(name))
            .Select(name => PythonPath.Join(folder, name))];
        pictures.Sort(CodePointOrder.Instance);
        return pictures;
    }

    /// <summary>Paths of a folder's files with an ending, in no order.</summary>
    public IEnumerable<string> WithEnding(string folder, string ending, StringComparison comparison = StringComparison.Ordinal) => Names(folder)
        .Where(name => !name.StartsWith('.') && name.EndsWith(ending, comparison))
        .Select(name => PythonPath.Join(folder, name));

    /// <summary>The picture of a name without its extension, first in the trainer's order; null where there is none.</summary>
    public string? PictureNamed(string folder, string stem) => PictureExtension.AllAsNamed
        .Select(extension => PythonPath.Join(folder, stem + extension))
        .FirstOrDefault(Exists);

    /// <summary>The names of all that lies in a folder, in no order.</summary>
    public IEnumerable<string> EntriesOf(string folder) => Names(folder);

    private IEnumerable<string> Names(string folder)
    {
        try
        {
            return Directory.Exists(Place(folder))
                ? [.. Directory.EnumerateFileSystemEntries(Place(folder), "*", Everything).Select(path => Path.GetFileName(path))]
                : [];
        }
        // glob takes a folder that it may not open for an empty one.
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    // No file has a null character in its name, and asking for one would throw.
    private string Place(string path) => Path.Combine(root, path.Replace('\0', '\uFFFD'));
}
