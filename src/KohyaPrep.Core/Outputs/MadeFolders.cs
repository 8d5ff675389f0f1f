namespace KohyaPrep.Core.Outputs;

/// <summary>The folders that had to be made on the way to one, so that they can be taken back when nothing was put into them.</summary>
internal sealed class MadeFolders
{
    private readonly string folder;
    private readonly List<string> made;

    private MadeFolders(string folder, List<string> made) => (this.folder, this.made) = (folder, made);

    /// <param name="folder">Absolute.</param>
    public static MadeFolders Make(string folder)
    {
        List<string> made = [];
        for (string? missing = Path.GetDirectoryName(folder); missing is not null && !Directory.Exists(missing); missing = Path.GetDirectoryName(missing))
            made.Add(missing);
        MadeFolders result = new(folder, made);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch
        {
            result.RemoveEmpty();
            throw;
        }

        return result;
    }

    /// <summary>Removes the folder itself, and those made on the way to it, from the deepest up to the first that holds something.</summary>
    public void RemoveEmpty()
    {
        try
        {
            foreach (string path in made.Prepend(folder).Where(Directory.Exists))
                Directory.Delete(path);
        }
        catch (IOException)
        {
            // It holds something, and so do those above it.
        }
    }
}
