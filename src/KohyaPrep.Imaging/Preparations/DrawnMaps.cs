using System.Collections.Concurrent;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Outputs;
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

    /// <summary>So much of what was drawn is kept for the writing.</summary>
    private const long RoomInBytes = 16 << 20;

    /// <param name="plan">One whose set has maps that are drawn.</param>
    /// <param name="keeps">Whether the plan is going to be carried out, so that what is drawn now need not be drawn then.</param>
    /// <returns>The plan with the findings, and with the maps that there was room for.</returns>
    /// <exception cref="Core.KohyaPrepException">OpenCV is needed and cannot be loaded on this machine.</exception>
    public static PreparationPlan Check(PreparationPlan plan, bool keeps, CancellationToken cancellation)
    {
        TrainingSet set = plan.Set!;
        if (!set.IsPixelArt)
            return plan;
        EdgeDrawing.EnsureAvailable(plan.Recipe.Edges);
        int count = Math.Min(Most, set.Pictures.Count);
        Finding?[] findings = new Finding?[count];
        ConcurrentDictionary<string, byte[]> kept = new(StringComparer.Ordinal);
        long left = keeps ? RoomInBytes : 0;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, i =>
        {
            TrainingPicture picture = set.Pictures[(int)((long)i * set.Pictures.Count / count)];
            if (MapOf(picture, plan) is not { } map)
                return;
            findings[i] = Of(plan.Dataset.LocationOf(picture.Source), map.Density());
            if (Interlocked.Read(ref left) <= 0)
                return;
            byte[] file = map.ToPng();
            Interlocked.Add(ref left, -file.Length);
            kept[picture.Source.Path] = file;
        });
        return plan with { Findings = [.. plan.Findings, .. findings.OfType<Finding>()], DrawnMaps = kept };
    }

    /// <returns>Null when the file is gone or changed since: writing it tells of that.</returns>
    private static EdgeMap? MapOf(TrainingPicture picture, PreparationPlan plan)
    {
        string path = Path.Combine(plan.Dataset.Root, picture.Source.Path);
        if (!File.Exists(path))
            return null;
        byte[] file = File.ReadAllBytes(path);
        if (ContentHash.Of(file) != picture.Source.FileHash || PictureDecoder.Decode(file).Pixels is not { } pixels)
            return null;
        pixels = PreparedSource.Of(pixels, picture.Canvas, picture.Source);
        return picture.Canvas is { } step ? EdgeDrawing.Draw(pixels, step, plan.Recipe.Edges) : EdgeDrawing.Draw(pixels, plan.Recipe.Edges);
    }

    private static Finding? Of(Location picture, double density) =>
        density == 0 ? EdgeMapBlank.Rule.OfDrawn(picture)
        : density > EdgeMapDense.Most ? EdgeMapDense.Rule.OfDrawn(picture, density)
        : null;
}
