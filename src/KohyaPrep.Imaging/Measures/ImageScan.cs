using KohyaPrep.Core.Datasets;

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
    /// <param name="reading">What is known already, so that it need not be measured again; null: nothing.</param>
    /// <param name="areMaps">Whether they are edge maps.</param>
    /// <returns>One for each path, in ordinal order of the paths.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<ImageFacts> Measure(
        string root,
        IReadOnlyCollection<string> paths,
        Action<int, int>? progress = null,
        CancellationToken cancellation = default,
        DatasetReading? reading = null,
        bool areMaps = false)
    {
        string[] ordered = [.. paths.Order(StringComparer.Ordinal)];
        ImageFacts[] facts = new ImageFacts[ordered.Length];
        ScanProgress tally = new(ordered.Length, progress);
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, ordered.Length, options, i =>
        {
            facts[i] = MeasureOrKnow(root, ordered[i], reading ?? DatasetReading.Whole, areMaps);
            tally.Add();
        });
        return facts;
    }

    /// <summary>Measures all pictures of a folder (<see cref="PictureFolder.List"/>), or those that are to be read.</summary>
    /// <inheritdoc cref="Measure"/>
    public static IReadOnlyList<ImageFacts> MeasureFolder(
        string root,
        bool recursive,
        Action<int, int>? progress = null,
        CancellationToken cancellation = default,
        DatasetReading? reading = null,
        bool areMaps = false)
    {
        IReadOnlyList<string> paths = PictureFolder.List(root, recursive);
        return Measure(root, reading?.Shard is null ? paths : [.. paths.Where(reading.Takes)], progress, cancellation, reading, areMaps);
    }

    private static ImageFacts MeasureOrKnow(string root, string path, DatasetReading reading, bool isMap)
    {
        FileInfo file = new(Path.Combine(root, path));
        if (!file.Exists)
            return ImageMeter.MeasureFile(file.FullName, path).Facts;
        long modified = file.LastWriteTimeUtc.Ticks;
        ImageFacts? known = reading.Known.Find(path, isMap, file.Length);
        if (known is not null && reading.TrustsTimes && reading.Known.IsSame(known, modified))
        {
            reading.Known.Take();
            return known;
        }

        ImageFacts facts = ImageMeter.MeasureFile(file.FullName, path, known).Facts;
        if (ReferenceEquals(facts, known))
            reading.Known.Take();
        return facts with { Modified = modified };
    }
}
