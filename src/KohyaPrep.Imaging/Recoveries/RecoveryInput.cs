using KohyaPrep.Core;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Measures;

namespace KohyaPrep.Imaging.Recoveries;

/// <summary>One picture to recover.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Folder">The folder that was named, absolute; null when the picture itself was.</param>
/// <param name="Name">Of its sprite: relative, with forward slashes, without extension.</param>
public sealed record RecoveryInput(string Path, string Name, string? Folder = null)
{
    /// <summary>The pictures of files and folders, animations among them, each name once.</summary>
    /// <param name="places">Absolute paths.</param>
    /// <exception cref="KohyaPrepException">A place does not exist, none has pictures, or two would have the same sprite.</exception>
    public static IReadOnlyList<RecoveryInput> Find(IReadOnlyList<string> places, bool recursive)
    {
        List<RecoveryInput> inputs = [];
        foreach (string place in places)
        {
            if (Directory.Exists(place))
                inputs.AddRange(PictureFolder.List(place, recursive).Where(IsOffered).Select(path => new RecoveryInput(System.IO.Path.Combine(place, path), Dataset.KeyOf(path), place)));
            else if (File.Exists(place))
                inputs.Add(new RecoveryInput(place, System.IO.Path.GetFileNameWithoutExtension(place)));
            else
                throw new KohyaPrepException($"{place}: there is no such picture or folder. Correct the path.");
        }

        if (inputs.Count == 0)
            throw new KohyaPrepException($"{string.Join(", ", places)}: there are no pictures. Name files or folders with png, jpg, jpeg, webp or bmp.");
        if (inputs.GroupBy(input => input.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twins)
            throw new KohyaPrepException($"{string.Join(" and ", twins.Select(input => input.Path))} would have the same sprite. Rename one, or finish them one after the other.");
        return inputs;
    }

    /// <summary>Animations are listed so that they can be refused by name.</summary>
    private static bool IsOffered(string path) => PictureExtension.IsRead(path) || path.EndsWith(".gif", StringComparison.OrdinalIgnoreCase);
}
