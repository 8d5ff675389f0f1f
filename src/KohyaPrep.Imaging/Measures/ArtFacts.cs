using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Duplicates;
using KohyaPrep.Imaging.Grids;
using KohyaPrep.Imaging.Sketches;

namespace KohyaPrep.Imaging.Measures;

/// <summary>Whether a picture is pixel art, and what there is to say of it then.</summary>
internal static class ArtFacts
{
    /// <summary>More colours than this are none that an artist chose one by one.</summary>
    private const int MostColours = 256, FewestColours = 32;

    /// <summary>A sprite has a colour for so many pixels at least; a photograph of its size has nearly one for each.</summary>
    private const int PixelsAColour = 4;

    /// <summary>Large pictures are pixel art at their own size where so many pixels are as their left neighbour.</summary>
    private const double FlatShare = 0.6;

    /// <summary>Adds what is known of the picture as pixel art, or that it is none.</summary>
    /// <param name="facts">With its colours counted.</param>
    /// <param name="sprite">The same pixels, where they are few enough.</param>
    public static ImageFacts Add(ImageFacts facts, PixelImage image, IndexedSprite? sprite)
    {
        if (facts.Colours <= ImageFacts.ColourCap / 4 && ArtGrid.Find(image) is { } grid)
        {
            PixelImage art = grid.Shrink(image);
            facts = facts with { ArtHash = ImageMeter.HashOf(art), ArtPixel = grid.Pitch, ArtLeft = grid.Left, ArtTop = grid.Top };
            return OfArt(facts, art, SpriteSketch.Applies(art) ? new IndexedSprite(art) : null);
        }

        if (sprite is not null)
        {
            int most = Math.Clamp(image.Width * image.Height / PixelsAColour, FewestColours, MostColours);
            return facts.Colours <= most ? OfArt(facts with { ArtPixel = 1 }, image, sprite) : facts with { Kind = PictureKind.ContinuousTone };
        }

        bool isFlat = facts.Colours <= MostColours && IsFlat(image);
        if ((isFlat || GridGate.MayHaveGrid(image)) && GridFinder.Find(image) is { } found)
            return OfFound(facts, image, found);
        return isFlat ? OfArt(facts with { ArtPixel = 1 }, image, null) : facts with { Kind = PictureKind.ContinuousTone };
    }

    private static ImageFacts OfArt(ImageFacts facts, PixelImage art, IndexedSprite? sprite) => facts with
    {
        Kind = PictureKind.PixelArt,
        ArtWidth = art.Width,
        ArtHeight = art.Height,
        FaintSteps = sprite is null ? 0 : SpriteArt.FaintSteps(sprite),
        StrayPixels = sprite is null ? 0 : SpriteArt.StrayPixels(sprite),
        Palette = sprite is null ? "" : SpriteArt.Palette(sprite),
        Marks = sprite is null ? "" : SpriteMarks.Of(art),
    };

    /// <summary>A grid that not all pixels keep to.</summary>
    private static ImageFacts OfFound(ImageFacts facts, PixelImage image, PixelGrid grid)
    {
        (GridAxis columns, GridAxis rows) = (grid.Columns, grid.Rows);
        return facts with
        {
            Kind = PictureKind.PixelArt,
            ArtPixel = (columns.Pitch + rows.Pitch) / 2,
            ArtLeft = columns.Phase,
            ArtTop = rows.Phase,
            ArtWidth = columns.Count,
            ArtHeight = rows.Count,
            OffGridPixels = CellDeviation.Pixels(image, grid),
        };
    }

    /// <summary>Whether most pixels are as their left neighbour and most others differ from it plainly, which they do not in a gradient.</summary>
    private static bool IsFlat(PixelImage image)
    {
        const int Between = 4;
        (long same, long plain, long all) = (0, 0, 0);
        for (int y = 0; y < image.Height; y += Between)
        {
            ReadOnlySpan<uint> row = image.Row(y);
            for (int x = 1; x < row.Length; x++)
            {
                if (row[x] == row[x - 1])
                    same++;
                else if (IsPlain(row[x], row[x - 1]))
                    plain++;
            }

            all += row.Length - 1;
        }

        return same >= FlatShare * all && 2 * plain >= all - same;
    }

    private static bool IsPlain(uint one, uint other)
    {
        const int Plain = 8;
        return Math.Abs((int)(one & 0xFF) - (int)(other & 0xFF)) >= Plain || Math.Abs((int)((one >> 8) & 0xFF) - (int)((other >> 8) & 0xFF)) >= Plain
            || Math.Abs((int)((one >> 16) & 0xFF) - (int)((other >> 16) & 0xFF)) >= Plain;
    }
}
