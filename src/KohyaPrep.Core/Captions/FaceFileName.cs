namespace KohyaPrep.Core.Captions;

/// <summary>The trainer's convention for pictures cut out around faces, whose names end in four numbers (train_util.py:1948).</summary>
public static class FaceFileName
{
    private const int Numbers = 4;

    /// <summary>The second name that a caption is looked for under, when there is none under the picture's own.</summary>
    /// <param name="root">The folder of pictures: underscores in it count too.</param>
    /// <param name="key">The picture's path in the folder, without extension.</param>
    /// <returns>The other key; null when the name has too few parts, or the other name lies outside of the folder.</returns>
    public static string? Of(string root, string key)
    {
        string folder = root.TrimEnd('/', '\\') + "/";
        string[] parts = (folder + key).Split('_');
        if (parts.Length <= Numbers)
            return null;
        string other = string.Join('_', parts[..^Numbers]);
        return other.Length > folder.Length ? other[folder.Length..] : null;
    }
}
