using KohyaPrep.Core.Trainer.Simulation.Pictures;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>Reads sizes of pictures, with all cores; the first in order that fails is the one that stops the trainer.</summary>
internal static class PictureSizes
{
    public static PixelSize[] Of(IReadOnlyList<string> paths, LoadContext context)
    {
        PixelSize[] sizes = new PixelSize[paths.Count];
        TrainerStop?[] stops = new TrainerStop?[paths.Count];
        Parallel.For(0, paths.Count, context.Parallel, i =>
        {
            try
            {
                // Without the reader for JPEG XL, which is not among the trainer's requirements, its function is not even defined.
                if (paths[i].EndsWith(".jxl", StringComparison.Ordinal) || paths[i].EndsWith(".JXL", StringComparison.Ordinal))
                    throw new BrokenPictureException("NameError", "a JPEG XL file, for which the trainer has no reader");
                using FileStream file = context.Disk.Open(paths[i]);
                sizes[i] = PictureSizeReader.Read(file);
            }
            catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or BrokenPictureException)
            {
                stops[i] = Stop(paths[i], reason, context);
            }
        });
        for (int i = 0; i < sizes.Length; i++)
        {
            if (stops[i] is { } stop)
                throw new TrainerStop(stop.Failure);
            if (sizes[i].Width > 0)
                continue;
            sizes[i] = default;
            context.Warnings.Add("train_util.py:1489");
        }

        return sizes;
    }

    private static TrainerStop Stop(string path, Exception reason, LoadContext context) => reason switch
    {
        BrokenPictureException { PythonType: "NameError" } missing => TrainerStop.InDataset(
            "NameError", "library/train_util.py:1480", $"{path} is {missing.Message}.", "Convert the picture to PNG or JPEG."),
        BrokenPictureException broken => Of(broken.PythonType, $"{path} is {broken.Message}.", "Repair the picture, or take it out of the folder."),
        _ when context.Disk.IsFolder(path) => Of("IsADirectoryError", $"{path} is a folder with a picture's name.", "Rename the folder."),
        FileNotFoundException or DirectoryNotFoundException =>
            Of("FileNotFoundError", $"{path} does not exist.", "Correct the path, or take the entry out."),
        UnauthorizedAccessException => Of("PermissionError", $"{path} may not be read.", "Give the file's owner the right to read it (chmod u+r)."),
        _ => Of("OSError", $"{path} cannot be read: {reason.Message.TrimEnd('.')}.", "Look after the disk."),
    };

    private static TrainerStop Of(string type, string message, string remedy) =>
        TrainerStop.InDataset(type, "library/train_util.py:1482", message, remedy);
}
