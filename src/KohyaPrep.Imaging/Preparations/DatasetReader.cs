using KohyaPrep.Core;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Duplicates;
using KohyaPrep.Imaging.Measures;

namespace KohyaPrep.Imaging.Preparations;

/// <summary>Reads everything that lies in the folders of a dataset.</summary>
public static class DatasetReader
{
    /// <param name="shown">Turns an absolute path into what the user would write.</param>
    /// <param name="progress">Called with how much is done and how much there is to do, measuring, captions and the search for near duplicates together.</param>
    /// <param name="reading">Which part is read, and what is known already; null: all of it, and nothing.</param>
    /// <exception cref="KohyaPrepException">A folder does not exist or cannot be opened.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Dataset Read(
        DatasetSection section, Func<string, string> shown, Action<int, int>? progress, CancellationToken cancellation, DatasetReading? reading = null)
    {
        IReadOnlyList<string> paths = List(section.Images, "pictures", section.Recursive, shown, reading);
        ComparedPictures compared = new(section.Images, paths.Count);
        IReadOnlyList<ImageFacts> pictures = ImageScan.Measure(section.Images, paths, ProgressShare.Of(progress, 0, 700), compared, reading, areMaps: false, cancellation);
        string captions = section.Captions ?? section.Images;
        CaptionsFound found = CaptionScan.Run(captions, shown(captions), section.CaptionExtension, section.Recursive, reading, ProgressShare.Of(progress, 700, 800), cancellation);
        EdgeMapFolder? maps = section.EdgeMaps is { } folder
            ? new EdgeMapFolder(folder, shown(folder), ImageScan.Measure(
                folder, List(folder, "edge maps", section.Recursive, shown, reading), null, compared: null, reading, areMaps: true, cancellation))
            : null;
        return new Dataset(section.Images, shown(section.Images), pictures, found.Captions, maps)
        {
            CaptionsShown = section.Captions is { } apart ? shown(apart) : null,
            UnreadCaptions = found.Unread,
            ClosedFolders = found.ClosedFolders,
            NearDuplicates = reading?.Shard is null ? NearDuplicates.Find(pictures, compared, ProgressShare.Of(progress, 800, ProgressShare.Whole), cancellation: cancellation) : [],
            PaletteOutliers = reading?.Shard is null ? StrangePalettes.Find(pictures) : [],
            Regularization = section.Regularization is { } beside && reading?.Shard is null
                ? Read(new DatasetSection(beside.Images, null, section.CaptionExtension, null, section.Recursive, beside.Repeats, beside.ClassWords), shown, null, cancellation)
                : null,
        };
    }

    private static IReadOnlyList<string> List(string root, string what, bool recursive, Func<string, string> shown, DatasetReading? reading)
    {
        if (File.Exists(root))
            throw new KohyaPrepException($"{shown(root)}: that is a file, and a folder of {what} is needed.");
        if (!Directory.Exists(root))
            throw new KohyaPrepException($"{shown(root)}: there is no such folder of {what}. Correct the path, or make the folder.");
        try
        {
            IReadOnlyList<string> paths = PictureFolder.List(root, recursive);
            return reading?.Shard is null ? paths : [.. paths.Where(reading.Takes)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{shown(root)}: the folder cannot be opened: {exception.Message}", ExitCode.MachineLacks, exception);
        }
    }
}
