using KohyaPrep.Core;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Grids;
using KohyaPrep.Imaging.Recoveries;

namespace KohyaPrep.Imaging.Preparations;

/// <summary>What comes before the canvas: a picture brought back to its art pixels, and cropped.</summary>
public static class PreparedSource
{
    /// <param name="facts">What was measured on the picture.</param>
    /// <returns>The picture itself where nothing is done.</returns>
    /// <exception cref="KohyaPrepException">No grid can be seen in it.</exception>
    public static PixelImage Of(PixelImage image, CanvasStep? step, ImageFacts facts)
    {
        PixelImage art = step is { Recovers: true }
            ? Recover(image, facts) ?? throw new KohyaPrepException($"{facts.Path}: no grid can be seen in it any more. Run again.")
            : image;
        return step?.Crop is { } box ? Crop(art, box) : art;
    }

    /// <summary>The art pixels that a picture shows, by the grid that its facts were measured with: each pixel as it is where the picture is a clean enlargement.</summary>
    public static PixelImage? Recover(PixelImage image, ImageFacts facts)
    {
        if (ArtGrid.Find(image) is { } clean && (clean.Width, clean.Height) == (facts.ArtWidth, facts.ArtHeight))
            return clean.Shrink(image);
        return GridFinder.Find(image) is { } grid && (grid.Columns.Count, grid.Rows.Count) == (facts.ArtWidth, facts.ArtHeight)
            ? CellReduction.Reduce(image, grid, CellMethod.Centre)
            : null;
    }

    public static PixelImage Crop(PixelImage image, CropBox box)
    {
        PixelImage part = new(box.Width, box.Height, GC.AllocateUninitializedArray<byte>(4 * box.Width * box.Height));
        for (int y = 0; y < box.Height; y++)
            image.Row(box.Top + y).Slice(box.Left, box.Width).CopyTo(part.Row(y));
        return part;
    }
}
