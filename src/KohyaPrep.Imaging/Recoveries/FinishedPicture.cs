using KohyaPrep.Imaging.Grids;

namespace KohyaPrep.Imaging.Recoveries;

/// <summary>What became of one input, without its pixels.</summary>
/// <param name="Width">Of the input, in pixels; 0 when it could not be decoded.</param>
/// <param name="Sprite">Path of the sprite relative to the output folder; null when there is none.</param>
/// <param name="SpriteWidth">In pixels.</param>
/// <param name="ColoursFound">Of the cells, before any limit or palette.</param>
/// <param name="Colours">Of the sprite.</param>
/// <param name="Trouble">Why there is no sprite, or what is uncertain about it; empty when nothing is.</param>
public sealed record FinishedPicture(
    RecoveryInput Input, int Width, int Height, PixelGrid? Grid, string? Sprite, int SpriteWidth, int SpriteHeight, int ColoursFound, int Colours, string Trouble)
{
    public static FinishedPicture Without(RecoveryInput input, string trouble) => new(input, 0, 0, null, null, 0, 0, 0, 0, trouble);
}
