using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules.Images;

namespace KohyaPrep.Core.Preparations;

/// <summary>What is done to pictures before the canvas: brought back to their art pixels, then cropped.</summary>
/// <param name="dataset">That the pictures are of.</param>
public sealed class SourcePlanner(Recipe recipe, Dataset dataset, List<Finding> findings)
{
    /// <summary>Whether a picture is brought back to its art pixels.</summary>
    public static bool Recovers(Recipe recipe, ImageFacts picture) => picture is { Kind: PictureKind.PixelArt, ArtPixel: > 1 } && recipe.Canvas.Recover switch
    {
        Recovering.Always => true,
        Recovering.Auto => IsTooLarge(picture),
        _ => false,
    };

    /// <returns>For each picture its facts with the size that it has then, and what is done to it.</returns>
    public IReadOnlyList<PlannedSource> Plan(IReadOnlyList<ImageFacts> pictures)
    {
        List<PlannedSource> planned = [.. pictures.Select(PlanOf)];
        bool anyRecovers = planned.Exists(source => source.Recovers);
        findings.AddRange(pictures.Where(picture => LacksGrid(picture, anyRecovers)).Select(picture =>
            GridMissing.Rule.Of(dataset, picture, isError: recipe.Canvas.Recover == Recovering.Always)));
        return planned;
    }

    /// <summary>A picture without a grid is told of where all should have one, and where it is among others that have one.</summary>
    private bool LacksGrid(ImageFacts picture, bool anyRecovers) => recipe.Canvas.Recover switch
    {
        Recovering.Always => picture.Kind != PictureKind.PixelArt,
        Recovering.Auto => anyRecovers && IsTooLarge(picture) && !Recovers(recipe, picture),
        _ => false,
    };

    private static bool IsTooLarge(ImageFacts picture) => Math.Max(picture.Width, picture.Height) > CanvasSizes.LargestSprite;

    private PlannedSource PlanOf(ImageFacts picture)
    {
        bool recovers = Recovers(recipe, picture);
        (int width, int height) = recovers ? (picture.ArtWidth, picture.ArtHeight) : (picture.Width, picture.Height);
        CropBox? crop = CropOf(picture, width, height);
        return new PlannedSource(dataset, picture with { Width = crop?.Width ?? width, Height = crop?.Height ?? height }, recovers, crop);
    }

    private CropBox? CropOf(ImageFacts picture, int width, int height)
    {
        switch (recipe.Canvas.Crop)
        {
            case CropKind.Square when width != height:
                int side = Math.Min(width, height);
                return new CropBox((width - side) / 2, (height - side) / 2, side, side);
            case CropKind.Content:
                return dataset.Contents.TryGetValue(picture.Path, out CropBox content) ? content : null;
            case CropKind.Box:
                CropBox box = recipe.Canvas.Box;
                if (box.Left + (long)box.Width <= width && box.Top + (long)box.Height <= height)
                    return box == new CropBox(0, 0, width, height) ? null : box;
                findings.Add(CropOutside.Rule.Of(dataset, picture, box, width, height));
                return null;
            default:
                return null;
        }
    }
}
