using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Gui;

/// <summary>What the GUI sees in a folder of pictures: it counts them to work out the steps.</summary>
/// <param name="Pictures">How many names end as a picture's does; the GUI knows four endings, in any case of letters.</param>
/// <param name="Folders">The folders in it, with the pictures of each.</param>
public sealed record GuiFolder(int Pictures, IReadOnlyList<(string Name, int Pictures)> Folders)
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp"];

    /// <summary>Null where there is no such folder.</summary>
    /// <param name="root">Where the GUI was started.</param>
    public static GuiFolder? Look(string root, string path)
    {
        TrainerFolder disk = new(root);
        if (!disk.IsFolder(path))
            return null;
        return new GuiFolder(CountIn(disk, path), [.. disk.Folders(path).Select(name => (name, CountIn(disk, PythonPath.Join(path, name))))]);
    }

    private static int CountIn(TrainerFolder disk, string folder) =>
        disk.EntriesOf(folder).Count(name => Endings.Any(ending => name.ToLowerInvariant().EndsWith(ending, StringComparison.Ordinal)));
}
