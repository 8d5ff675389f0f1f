using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.Colours;
using KohyaPrep.Imaging.Grids;
using KohyaPrep.Imaging.Palettes;

namespace KohyaPrep.Imaging.Recoveries;

/// <summary>Large soft pictures back to the pixel art that they show.</summary>
public static class PictureRecovery
{
    /// <summary>Finds the grid, makes each cell a pixel, limits the colours. The picture stays as it is; the same picture gives the same sprite.</summary>
    public static RecoveredSprite Recover(PixelImage image, RecoveryRequest request)
    {
        if (request.Method == CellMethod.Classic)
            return Classic(image, request);
        SpriteSize? asked = request.Size?.For(image.Width, image.Height);
        PixelGrid? found = GridFinder.Find(image, asked is { } size ? Math.Min(size.Columns, size.Rows) : null);
        if (found is null && asked is null)
            return new RecoveredSprite(null, null, 0, "no grid can be seen in it; name the number of its cells with --size");
        if (found is not null && asked is { } wanted && !Fits(found, wanted))
            return new RecoveredSprite(null, found, 0, $"its grid has {found.Columns.Count}×{found.Rows.Count} cells, not {wanted}; ask for --size {found.Columns.Count}x{found.Rows.Count}");

        PixelGrid grid = (found, asked) switch
        {
            ({ } seen, { } cells) => seen with { Columns = seen.Columns.Upto(cells.Columns, image.Width), Rows = seen.Rows.Upto(cells.Rows, image.Height) },
            ({ } seen, null) => seen,
            (null, { } cells) => PixelGrid.Whole(image.Width, image.Height, cells.Columns, cells.Rows),
            _ => throw new InvalidOperationException("Neither grid nor size."),
        };
        PixelImage sprite = CellReduction.Reduce(image, grid, request.Method);
        int colours = ColourCounts.Of(sprite).Count;
        string trouble = found is null ? "no grid can be seen in it; it was divided into equal parts" : "";
        if (asked is { } full && (sprite.Width < full.Columns || sprite.Height < full.Rows))
        {
            trouble = $"it shows only {sprite.Width}×{sprite.Height} cells of {full}; the edge was repeated";
            sprite = Canvas.Pad(sprite, full.Columns, full.Rows, Border.Edge);
        }

        return new RecoveredSprite(Finished(Coloured(sprite, request), request), found is null ? null : grid, colours, trouble);
    }

    /// <summary>A crop has fewer cells than the whole; a grid of many more or far fewer is another one.</summary>
    private static bool Fits(PixelGrid grid, SpriteSize size) =>
        grid.Columns.Count <= size.Columns + 1 && grid.Rows.Count <= size.Rows + 1 &&
        grid.Columns.Count >= 0.7 * size.Columns && grid.Rows.Count >= 0.7 * size.Rows;

    private static RecoveredSprite Classic(PixelImage image, RecoveryRequest request)
    {
        SpriteSize size = request.Size?.For(image.Width, image.Height) ?? new SpriteSize(24, 24);
        PixelImage sprite = PillowNearest.Resize(image, size.Columns, size.Rows);
        int colours = ColourCounts.Of(sprite).Count;
        if (request.Colours is { } most)
            sprite = OctreePalette.Quantise(sprite, most);
        if (request.Palette is { } palette)
            sprite = palette.Apply(sprite, request.Dithering);
        return new RecoveredSprite(Finished(sprite, request), null, colours, "");
    }

    private static PixelImage Coloured(PixelImage sprite, RecoveryRequest request)
    {
        PixelImage limited = request.Colours is { } most ? PaletteCap.Limit(sprite, most) : sprite;
        PixelImage coloured = request.Palette?.Apply(limited, Dithering.None) ?? limited;
        return request.Dithering == Dithering.None || ReferenceEquals(coloured, sprite)
            ? coloured
            : new PaletteMap([.. ColourCounts.Of(coloured).Keys.Select(Rgb.OfPixel)]).Apply(sprite, request.Dithering);
    }

    private static PixelImage Finished(PixelImage sprite, RecoveryRequest request) => request.Sharpen ? PillowUnsharpMask.Sharpen(sprite) : sprite;
}
