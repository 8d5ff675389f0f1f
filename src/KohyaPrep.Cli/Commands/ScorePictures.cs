using KohyaPrep.Core;
using KohyaPrep.Imaging.Measures;

namespace KohyaPrep.Cli.Commands;

/// <summary>The pictures that a path of the command line means.</summary>
/// <param name="Named">As the user wrote it.</param>
/// <param name="Root">The folder that the paths are relative to.</param>
/// <param name="Paths">With forward slashes, in ordinal order; at least one.</param>
internal sealed record ScorePictures(string Named, string Root, IReadOnlyList<string> Paths)
{
    /// <exception cref="KohyaPrepException">There is nothing of the kind.</exception>
    public static ScorePictures At(string path, bool recursive)
    {
        if (File.Exists(path))
            return new ScorePictures(path, Path.GetDirectoryName(Path.GetFullPath(path))!, [Path.GetFileName(path)]);
        if (!Directory.Exists(path))
            throw new KohyaPrepException($"{path}: there is no such folder. Correct the path.");
        IReadOnlyList<string> found = PictureFolder.List(path, recursive);
        if (found.Count == 0)
            throw new KohyaPrepException($"{path}: there is no picture in it.{(recursive ? "" : " With --recursive, folders below count too.")}");
        return new ScorePictures(path, path, found);
    }
}
