namespace KohyaPrep.Imaging.ContactSheets;

/// <summary>One picture on a sheet.</summary>
/// <param name="Name">Above the caption, in its own colour; usually the file's stem.</param>
/// <param name="Caption">Wrapped below the picture; may be empty.</param>
/// <param name="EdgeMap">Stands beside the picture.</param>
public sealed record ContactTile(string Name, string Caption, PixelImage Picture, PixelImage? EdgeMap = null)
{
    /// <summary>What became of the picture; stands beside it where there is no edge map.</summary>
    public PixelImage? After { get; init; }
}
