using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Rules.Sets;
using KohyaPrep.Imaging.EdgeMaps;
using KohyaPrep.Imaging.Pictures;

namespace KohyaPrep.Imaging.Preparations;

/// <summary>What is to be said of edge maps before they are written. Sprites only, whose maps cost next to nothing.</summary>
internal static class DrawnMaps
{
    /// <summary>More are looked at evenly from all: what is wrong with the settings shows in these.</summary>
    private const int Most = 4096;

    /// <param name="plan">One whose set has maps that are drawn.</param>
    /// <exception cref="Core.KohyaPrepException">OpenCV is needed and cannot be loaded on this machine.</exception>
    public static IReadOnlyList<Finding> Check(PreparationPlan plan, CancellationToken cancellation)
    {
        TrainingSet set = plan.Set!;
        if (!set.IsPixelArt)
            return [];
        EdgeDrawing.EnsureAvailable(plan.Recipe.Edges);
        int count = Math.Min(Most, set.Pictures.Count);
        Finding?[] findings = new Finding?[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, i =>
        {
            TrainingPicture picture = set.Pictures[(int)((long)i * set.Pictures.Count / count)];
            findings[i] = DensityOf(picture, plan) is { } density ? Of(plan.Dataset.LocationOf(picture.Source), density) : null;
        });
        return [.. findings.OfType<Finding>()];
    }

    /// <returns>Null when the file is gone since: writing it tells of that.</returns>
    private static double? DensityOf(TrainingPicture picture, PreparationPlan plan)
    {
        string path = Path.Combine(plan.Dataset.Root, picture.Source.Path);
        if (!File.Exists(path) || PictureDecoder.Decode(File.ReadAllBytes(path)).Pixels is not { } pixels)
            return null;
        pixels = PreparedSource.Of(pixels, picture.Canvas, picture.Source);
        return (picture.Canvas is { } step ? EdgeDrawing.Draw(pixels, step, plan.Recipe.Edges) : EdgeDrawing.Draw(pixels, plan.Recipe.Edges)).Density();
    }

    private static Finding? Of(Location picture, double density) =>
        density == 0 ? EdgeMapBlank.Rule.OfDrawn(picture)
        : density > EdgeMapDense.Most ? EdgeMapDense.Rule.OfDrawn(picture, density)
        : null;
}
