using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class CanvasLeftToTrainer : Rule
{
    public static CanvasLeftToTrainer Rule { get; } = new();

    public override string Code => "SET020";

    public override string Name => "canvas-left-to-trainer";

    public override Severity Severity => Severity.Info;

    public override string Summary => "The pictures are too large to be sprites, so the template's canvas does not hold and the trainer sorts them into buckets.";

    public override string Why => "The templates' canvases enlarge sprites by whole factors. Photographs and other large pictures are scaled and cropped well by the trainer itself.";

    public override string Remedy => "Nothing to do; a `canvas` in the recipe itself is obeyed for any pictures.";

    public override Example Example => new("photographs of 640×480 with the template lora-sd15", "the same with `canvas: trainer` in the recipe");

    public Finding Of(Recipe recipe, Dataset dataset, int width, int height) => At(
        new Location(dataset.Shown),
        $"Pictures of up to {width}×{height} are no sprites (above {CanvasSizes.LargestSprite}): the template's canvas {recipe.Canvas} is set aside for the trainer's own buckets.");
}
