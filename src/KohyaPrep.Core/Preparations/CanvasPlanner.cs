using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules.Configs;
using KohyaPrep.Core.Rules.Images;
using KohyaPrep.Core.Rules.Sets;

namespace KohyaPrep.Core.Preparations;

/// <summary>Turns a recipe's canvas into what is done to each picture. Never scales by a fraction.</summary>
/// <param name="sources">The pictures that can be decoded, in order; at least one.</param>
public sealed class CanvasPlanner(Recipe recipe, IReadOnlyList<PlannedSource> sources, List<Finding> findings)
{
    private readonly ImageFacts[] pictures = [.. sources.Select(source => source.Facts)];
    private readonly CanvasChoice canvas = recipe.Canvas;
    private readonly int widest = sources.Max(source => source.Facts.Width);
    private readonly int highest = sources.Max(source => source.Facts.Height);

    private int LongestSide => Math.Max(widest, highest);

    /// <summary>Whether all pictures are small enough to be sprites.</summary>
    public bool AreSprites => LongestSide <= CanvasSizes.LargestSprite;

    /// <returns>Null when the recipe asks for what cannot be done; the findings say why.</returns>
    public CanvasDecision? Plan() => Chosen() switch
    {
        CanvasKind.Native => Native(),
        CanvasKind.Pad => Fixed(canvas.Value, _ => 1),
        CanvasKind.Fit => Fixed(canvas.Value, side => canvas.Value / side),
        CanvasKind.Scale => Fixed(CanvasSizes.RoundUp(LongestSide * canvas.Value, CanvasSizes.StepOf(recipe.Family)), _ => canvas.Value),
        _ => Trainer(),
    };

    private CanvasKind Chosen()
    {
        string key = RecipeFields.CanvasKeys.FirstOrDefault(recipe.Origins.ContainsKey, "canvas");
        bool isTemplates = recipe.OriginOf(key).Kind == OriginKind.Template;
        if (AreSprites || !isTemplates || canvas.Kind == CanvasKind.Trainer)
            return canvas.Kind;
        findings.Add(CanvasLeftToTrainer.Rule.Of(recipe, sources[0].Dataset, widest, highest));
        return CanvasKind.Trainer;
    }

    private CanvasDecision? Native()
    {
        if (pictures.Any(picture => (picture.Width, picture.Height) != (widest, highest)))
        {
            findings.Add(NativeSizesDiffer.Rule.Of(recipe, pictures));
            return null;
        }

        int step = CanvasSizes.StepOf(recipe.Family);
        if (widest % step != 0 || highest % step != 0)
        {
            findings.Add(SizeNotForModel.Rule.OfPictures(recipe, widest, highest));
            return null;
        }

        return new CanvasDecision([.. pictures.Select(picture => Flattened(picture, widest, highest))], (widest, highest), UsesBuckets: false);
    }

    private CanvasDecision? Fixed(int side, Func<int, int> factor)
    {
        List<PlannedSource> tooLarge = [.. sources.Where(source => Math.Max(source.Facts.Width, source.Facts.Height) > side)];
        if (tooLarge.Count > 0)
        {
            findings.AddRange(tooLarge.Select(source => LargerThanCanvas.Rule.Of(source.Dataset, source.Facts, side)));
            return null;
        }

        return new CanvasDecision(
            [.. pictures.Select(picture => new CanvasStep(factor(Math.Max(picture.Width, picture.Height)), side, side, canvas.Border, canvas.Background))],
            (side, side),
            UsesBuckets: false);
    }

    private CanvasDecision Trainer()
    {
        int side = CanvasSizes.UsualSide(recipe.Family);
        return new CanvasDecision([.. pictures.Select(picture => Flattened(picture, picture.Width, picture.Height))], (side, side), UsesBuckets: true);
    }

    /// <summary>A step for a picture that only has to be laid onto its background; null where nothing has to be done.</summary>
    private CanvasStep? Flattened(ImageFacts picture, int width, int height) =>
        canvas.Background is not null && picture.TransparentPixels + picture.TranslucentPixels > 0
            ? new CanvasStep(1, width, height, canvas.Border, canvas.Background)
            : null;
}
