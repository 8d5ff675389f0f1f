using System.IO.Compression;

namespace KohyaPrep.Launching.Models;

/// <summary>Judges what torch.save wrote: a zip, whose list of contents is written last.</summary>
public static class ZipCheck
{
    /// <summary>What is wrong with the file; null when it is whole.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? Trouble(string path)
    {
        using FileStream file = File.OpenRead(path);
        if (file.Length == 0)
            return "it is empty";
        try
        {
            using ZipArchive zip = new(file, ZipArchiveMode.Read);
            return zip.Entries.Count > 0 ? null : "it is a zip without contents";
        }
        catch (InvalidDataException)
        {
            return "it is no whole zip";
        }
    }

    /// <summary>The same for a file that may also be an older pickle, of which nothing but its being there can be told.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? TroubleOfPickle(string path)
    {
        using (FileStream file = File.OpenRead(path))
        {
            int first = file.ReadByte();
            if (first >= 0 && first != 'P')
                return null;
        }

        return Trouble(path);
    }
}
