namespace KohyaPrep.Imaging.ContactSheets;

/// <summary>One picture on a sheet.</summary>
/// <param name="Name">Above the caption, in its own colour; usually the file's stem.</param>
/// <param name="Caption">Wrapped below the picture; may be empty.</param>
/// <param name="EdgeMap">Stands beside the picture.</param>
public sealed record ContactTile(string Name, string Caption, PixelImage Picture, PixelImage? EdgeMap = null);
