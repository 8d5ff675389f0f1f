using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Imaging.Measures;

/// <summary>Measures many picture files with all cores.</summary>
public static class ImageScan
{
    /// <summary>
    /// A file that was written less than this before it was measured, in ticks, may be written again without another time: file systems
    /// keep times in steps of up to two seconds.
    /// </summary>
    private const long TooRecent = 2 * TimeSpan.TicksPerSecond;

    /// <summary>No file can make it throw: what is wrong with one stands in its facts.</summary>
    /// <param name="root">The folder that the paths are relative to.</param>
    /// <param name="paths">With forward slashes.</param>
    /// <param name="progress">
    /// Called with the number done and the number of all, now and then and at the end, by one thread at a time.
    /// </param>
    /// <param name="known">Facts of files that are not read again, if they have not changed; null for none.</param>
    /// <param name="areMaps">Whether they are edge maps.</param>
    /// <returns>One for each path, in ordinal order of the paths.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<ImageFacts> Measure(
        string root,
        IReadOnlyCollection<string> paths,
        Action<int, int>? progress = null,
        CancellationToken cancellation = default,
        Manifest? known = null,
        bool areMaps = false)
    {
        long start = DateTime.UtcNow.Ticks;
        string[] ordered = [.. paths.Order(StringComparer.Ordinal)];
        ImageFacts[] facts = new ImageFacts[ordered.Length];
        ScanProgress tally = new(ordered.Length, progress);
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, ordered.Length, options, i =>
        {
            FileInfo file = new(Path.Combine(root, ordered[i]));
            long modified = file.Exists ? file.LastWriteTimeUtc.Ticks : 0;
            facts[i] = (file.Exists ? known?.Find(ordered[i], areMaps, file.Length, modified) : null)
                ?? ImageMeter.MeasureFile(file.FullName, ordered[i]).Facts with { Modified = modified < start - TooRecent ? modified : 0 };
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
        return Measure(root, reading?.Shard is null ? paths : [.. paths.Where(reading.Takes)], progress, cancellation, reading?.Known, areMaps);
    }
}
