using KohyaPrep.Imaging.Grids;

namespace KohyaPrep.Imaging.Recoveries;

/// <summary>What became of a large picture.</summary>
/// <param name="Sprite">Null when there is none; <paramref name="Trouble"/> says why.</param>
/// <param name="Grid">The cells that it was taken from; null where none was found (or looked for), and the picture was divided into equal parts.</param>
/// <param name="ColoursFound">Of the cells, before any limit or palette.</param>
/// <param name="Trouble">Why there is no sprite, or what is uncertain about it, in one sentence without a full stop; empty when nothing is.</param>
public sealed record RecoveredSprite(PixelImage? Sprite, PixelGrid? Grid, int ColoursFound, string Trouble)
{
    /// <summary>Of the sprite as it is.</summary>
    public int Colours { get; } = Sprite is null ? 0 : Palettes.ColourCounts.Of(Sprite).Count;
}
