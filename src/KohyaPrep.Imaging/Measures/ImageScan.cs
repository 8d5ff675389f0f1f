using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Duplicates;

namespace KohyaPrep.Imaging.Measures;

/// <summary>Measures many picture files with all cores.</summary>
public static class ImageScan
{
    /// <summary>No file can make it throw: what is wrong with one stands in its facts.</summary>
    /// <param name="root">The folder that the paths are relative to.</param>
    /// <param name="paths">With forward slashes.</param>
    /// <param name="progress">
    /// Called with the number done and the number of all, now and then and at the end, by one thread at a time.
    /// </param>
    /// <param name="compared">Is offered the pixels of each picture, by its place in ordinal order.</param>
    /// <returns>One for each path, in ordinal order of the paths.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<ImageFacts> Measure(
        string root,
        IReadOnlyCollection<string> paths,
        Action<int, int>? progress = null,
        CancellationToken cancellation = default,
        ComparedPictures? compared = null)
    {
        string[] ordered = [.. paths.Order(StringComparer.Ordinal)];
        ImageFacts[] facts = new ImageFacts[ordered.Length];
        ScanProgress tally = new(ordered.Length, progress);
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, ordered.Length, options, i =>
        {
            MeasuredPicture measured = ImageMeter.MeasureFile(Path.Combine(root, ordered[i]), ordered[i]);
            facts[i] = measured.Facts;
            if (measured.Pixels is { } pixels)
                compared?.Offer(i, measured.Facts, pixels);
            tally.Add();
        });
        return facts;
    }

    /// <summary>Measures all pictures of a folder (<see cref="PictureFolder.List"/>).</summary>
    /// <inheritdoc cref="Measure"/>
    public static IReadOnlyList<ImageFacts> MeasureFolder(
        string root,
        bool recursive,
        Action<int, int>? progress = null,
        CancellationToken cancellation = default) =>
        Measure(root, PictureFolder.List(root, recursive), progress, cancellation);
}
