using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Sets;

public sealed class NativeSizesDiffer : Rule
{
    public static NativeSizesDiffer Rule { get; } = new();

    public override string Code => "SET021";

    public override string Name => "native-sizes-differ";

    public override Severity Severity => Severity.Error;

    public override string Summary => "Pictures of different sizes are to be trained on as they are.";

    public override string Why => "Without buckets the trainer scales each picture to cover one resolution and crops the rest: pixel art is blurred and cut.";

    public override string Remedy => "Give the pictures one canvas, or leave them to the trainer's buckets.";

    public override Example Example => new("pictures of 24×24 and 32×24 with `canvas: native`", "the same with `canvas: {pad: 32}`");

    public Finding Of(Recipe recipe, IReadOnlyList<ImageFacts> pictures)
    {
        int step = CanvasSizes.StepOf(recipe.Family);
        int side = CanvasSizes.RoundUp(pictures.Max(picture => Math.Max(picture.Width, picture.Height)), step);
        var sizes = pictures.GroupBy(picture => (picture.Width, picture.Height)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).ToList();
        string named = string.Join(", ", sizes.Take(3).Select(group => $"{group.Count()} of {group.Key.Width}×{group.Key.Height}"));
        return At(
            recipe.OriginOf("canvas").Location,
            $"`canvas: native` needs pictures of one size, and there are {sizes.Count}: {named}{(sizes.Count > 3 ? ", …" : "")}.",
            $"Write `canvas: {{pad: {side}}}` to put each in the middle of {side}×{side}, or `canvas: trainer` for buckets.");
    }
}
