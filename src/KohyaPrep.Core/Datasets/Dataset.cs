using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Datasets;

/// <summary>What lies in the user's folders. Paths are relative to their folder, with forward slashes, in ordinal order.</summary>
/// <param name="Root">The folder of pictures, absolute.</param>
/// <param name="Shown">The same folder as the user would write it, for findings.</param>
/// <param name="Pictures">Every file that is, or claims to be, a picture.</param>
/// <param name="Captions">Every caption file.</param>
/// <param name="EdgeMaps">Facts of existing edge maps; null when the recipe names no folder of them.</param>
public sealed record Dataset(
    string Root,
    string Shown,
    IReadOnlyList<ImageFacts> Pictures,
    IReadOnlyList<CaptionFacts> Captions,
    EdgeMapFolder? EdgeMaps)
{
    /// <summary>The folder of captions as the user would write it; null when they lie beside the pictures.</summary>
    public string? CaptionsShown { get; init; }

    /// <summary>
    /// Files that look like captions with another extension than the trainer is asked to read, relative to the folder of captions.
    /// </summary>
    public IReadOnlyList<string> UnreadCaptions { get; init; } = [];

    /// <summary>Folders that could not be opened, as the user would write them.</summary>
    public IReadOnlyList<string> ClosedFolders { get; init; } = [];

    /// <summary>Groups of pictures that are nearly the same, in the order of their first paths.</summary>
    public IReadOnlyList<NearGroup> NearDuplicates { get; init; } = [];

    /// <summary>Pixel art in other colours than the rest, in the order of the paths.</summary>
    public IReadOnlyList<PaletteOutlier> PaletteOutliers { get; init; } = [];

    /// <summary>By the picture's path, the box around what stands before its background; only where a recipe asks for it and there is one.</summary>
    public IReadOnlyDictionary<string, CropBox> Contents { get; init; } = new Dictionary<string, CropBox>();

    /// <summary>Pictures that keep the class apart; null when the recipe names none.</summary>
    public Dataset? Regularization { get; init; }

    /// <summary>The key that a picture, its caption and its edge map share: the path without the extension.</summary>
    public static string KeyOf(string path) => KeyIn(path).ToString();

    /// <inheritdoc cref="KeyOf"/>
    public static ReadOnlySpan<char> KeyIn(ReadOnlySpan<char> path) => path[..^System.IO.Path.GetExtension(path).Length];
}
