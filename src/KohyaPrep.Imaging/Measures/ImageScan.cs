using KohyaPrep.Core;
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
    /// <param name="compared">Is offered the pixels of each picture that is measured, by its place in ordinal order.</param>
    /// <param name="reading">What is known already, so that it need not be measured again; null: nothing.</param>
    /// <param name="areMaps">Whether they are edge maps.</param>
    /// <returns>One for each path, in ordinal order of the paths.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<ImageFacts> Measure(
        string root,
        IReadOnlyCollection<string> paths,
        Action<int, int>? progress = null,
        ComparedPictures? compared = null,
        DatasetReading? reading = null,
        bool areMaps = false,
        CancellationToken cancellation = default)
    {
        string[] ordered = [.. paths];
        Array.Sort(ordered, StringComparer.Ordinal);
        ImageFacts[] facts = new ImageFacts[ordered.Length];
        ProgressTally tally = new(ordered.Length, progress);
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, ordered.Length, options, i =>
        {
            MeasuredPicture measured = MeasureOrKnow(root, ordered[i], reading ?? DatasetReading.Whole, areMaps);
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
        Measure(root, PictureFolder.List(root, recursive), progress, cancellation: cancellation);

    private static MeasuredPicture MeasureOrKnow(string root, string path, DatasetReading reading, bool isMap)
    {
        FileInfo file = new(Path.Combine(root, path));
        if (!file.Exists)
            return ImageMeter.MeasureFile(file.FullName, path);
        long modified = file.LastWriteTimeUtc.Ticks;
        ImageFacts? known = reading.Known.Find(path, isMap, file.Length);
        if (known is not null && reading.TrustsTimes && reading.Known.IsSame(known, modified))
        {
            reading.Known.Take();
            return new MeasuredPicture(known, null);
        }

        MeasuredPicture measured = ImageMeter.MeasureFile(file.FullName, path, known);
        if (ReferenceEquals(measured.Facts, known))
            reading.Known.Take();
        return measured with { Facts = measured.Facts with { Modified = modified } };
    }
}
