using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SizeNotForModel : Rule<Recipe>
{
    public static SizeNotForModel Rule { get; } = new();

    public override string Code => "CFG012";

    public override string Name => "size-not-for-model";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The canvas has a size that the model cannot take.";

    public override string Why =>
        "The VAE divides by 8. The U-Net of SD 1.x hands odd sizes back up, so 24×24 trains; that of SDXL halves twice and cannot join "
        + "the sizes again: it dies in its first step, after all the loading and caching, with `Sizes of tensors must match`.";

    public override string Remedy => "SD 1.x takes sides that are multiples of 8, SDXL multiples of 32.";

    public override Example Example => new("family: sdxl\ncanvas: {pad: 24}", "family: sdxl\ncanvas: {pad: 32}");

    public override IEnumerable<Finding> Check(Recipe subject)
    {
        CanvasChoice canvas = subject.Canvas;
        int step = CanvasSizes.StepOf(subject.Family);
        if (canvas.Kind is CanvasKind.Pad or CanvasKind.Fit && canvas.Value % step != 0)
        {
            string key = canvas.Kind == CanvasKind.Pad ? "canvas.pad" : "canvas.fit";
            int below = canvas.Value / step * step;
            string sizes = below == 0 ? $"{step}" : $"{below} or {below + step}";
            yield return At(
                subject.OriginOf(key).Location,
                $"'{key}' is {canvas.Value}, and {Words.Title(subject.Family)} takes multiples of {step} only.",
                $"Take {sizes}.");
        }
    }

    /// <summary>Pictures that are to be trained on as they are, at a size that the model cannot take.</summary>
    public Finding OfPictures(Recipe recipe, int width, int height)
    {
        int step = CanvasSizes.StepOf(recipe.Family);
        int side = Math.Max(width, height);
        int padded = CanvasSizes.RoundUp(side, step);
        int fitted = CanvasSizes.LargeFit(side, recipe.Family);
        string why = recipe.Family == ModelFamily.Sdxl
            ? "its U-Net halves the picture too often for that and dies in the first step"
            : "its VAE divides by 8";
        return At(
            recipe.OriginOf("canvas").Location,
            $"{Words.Title(recipe.Family)} cannot train on {width}×{height}: it takes sides that are multiples of {step}, since {why}.",
            $"Write `canvas: {{pad: {padded}}}` for the picture in the middle of {padded}×{padded}, or `canvas: {{fit: {fitted}}}` to enlarge it {fitted / side} times"
            + (recipe.Family == ModelFamily.Sdxl ? "; or train SD 1.5, which takes it as it is." : "."));
    }
}
