using KohyaPrep.Core;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Scores;
using KohyaPrep.Imaging.Pictures;

namespace KohyaPrep.Imaging.Scores;

/// <summary>Reads the pictures that are to be scored, with all cores.</summary>
public static class ScoredFolder
{
    /// <summary>Longest side of originals that are compared pixel by pixel as they are.</summary>
    public const int LongestSide = 256;

    /// <param name="root">The folder that the paths are relative to.</param>
    /// <param name="paths">With forward slashes.</param>
    /// <param name="size">What to bring the pictures to, in pixels.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<ScoredFile> Read(
        string root,
        IReadOnlyList<string> paths,
        (int Width, int Height) size,
        Action<int, int>? progress = null,
        CancellationToken cancellation = default)
    {
        ScoredFile[] files = new ScoredFile[paths.Count];
        ProgressTally tally = new(paths.Count, progress);
        Parallel.For(0, files.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            files[i] = ReadFile(root, paths[i], size);
            tally.Add();
        });
        return files;
    }

    /// <summary>The size that most of a folder's pictures have; of equally frequent ones the smallest.</summary>
    /// <exception cref="KohyaPrepException">None of them can be read, or they are too large to be compared pixel by pixel.</exception>
    public static (int Width, int Height) NativeSizeOf(string root, IReadOnlyList<string> paths)
    {
        (int Width, int Height)[] sizes = [.. paths.AsParallel().AsOrdered()
            .Select(path => ReadHeader(Path.Combine(root, path)))
            .OfType<PictureHeader>()
            .Where(header => header.Width > 0)
            .Select(header => (header.Width, header.Height))];
        if (sizes.Length == 0)
            throw new KohyaPrepException($"{root}: no picture in it can be read. Name the folder of the originals.");
        (int width, int height) = sizes.CountBy(size => size).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
        if (Math.Max(width, height) > LongestSide)
            throw new KohyaPrepException($"{root}: the originals are {width}×{height} pixels. Pixels are compared at native size, up to {LongestSide}: name the folder with the native pictures, or say --size 24 if these are enlarged pixel art.");
        return (width, height);
    }

    private static ScoredFile ReadFile(string root, string path, (int Width, int Height) size)
    {
        try
        {
            DecodedPicture decoded = PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(root, path)));
            if (decoded.Readability != Readability.Whole)
                return new ScoredFile(path, null, Reduction.None, false, decoded.Trouble);
            (PixelImage native, Reduction how) = NativeSize.Reduce(decoded.Pixels!, size.Width, size.Height);
            return new ScoredFile(path, native, how, decoded.Header.Mode.EndsWith('A'), "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ScoredFile(path, null, Reduction.None, false, exception.Message);
        }
    }

    private static PictureHeader? ReadHeader(string path)
    {
        try
        {
            return PictureHeader.Read(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
