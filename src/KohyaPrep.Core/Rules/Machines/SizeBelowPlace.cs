using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches.Places;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV051: 24×24 where 512 is the least.</summary>
public sealed class SizeBelowPlace : Rule<PlacedRun>
{
    public static SizeBelowPlace Rule { get; } = new();

    public override string Code => "ENV051";

    public override string Name => "size-below-place";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The pictures are smaller than the place can train.";

    public override string Why =>
        "CivitAI's trainer takes no resolution below 512 and enlarges smaller pictures by interpolation, which blurs pixel art.";

    public override string Remedy => "Write `canvas: {fit: 768}`, which enlarges by whole factors, or train native sizes on another place.";

    public override IEnumerable<Finding> Check(PlacedRun subject)
    {
        (int width, int height) = subject.Set.Resolution;
        if (subject.Place != Place.CivitAi || Math.Max(width, height) >= CivitAiSettings.SmallestSide)
            yield break;
        int fitted = subject.Recipe.Family == ModelFamily.Sdxl ? 1024 : 512;
        yield return At(
            subject.Recipe.OriginOf("canvas").Location,
            $"CivitAI trains nothing below {CivitAiSettings.SmallestSide}, and the pictures are {width}×{height}.",
            $"Write `canvas: {{fit: {fitted}}}`, which enlarges {width}×{height} by a whole factor and never blurs it; or train {width}×{height} as it is elsewhere, such as with --on colab.");
    }
}
