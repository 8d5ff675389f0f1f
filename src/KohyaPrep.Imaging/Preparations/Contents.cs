using System.Collections.Concurrent;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Pictures;

namespace KohyaPrep.Imaging.Preparations;

/// <summary>Finds what stands before the background, for a recipe that crops to it.</summary>
internal static class Contents
{
    public static Dataset Add(Dataset dataset, Recipe recipe, CancellationToken cancellation)
    {
        if (recipe.Canvas.Crop != CropKind.Content)
            return dataset;
        ConcurrentDictionary<string, CropBox> boxes = new(StringComparer.Ordinal);
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.ForEach(dataset.PicturesRead().Where(picture => picture.Readability == Readability.Whole), options, picture =>
        {
            string path = Path.Combine(dataset.Root, picture.Path);
            if (!File.Exists(path) || PictureDecoder.Decode(File.ReadAllBytes(path)).Pixels is not { } image)
                return;
            PixelImage? art = SourcePlanner.Recovers(recipe, picture) ? PreparedSource.Recover(image, picture) : image;
            if (art is not null && ContentBox.Of(art) is { } box)
                boxes[picture.Path] = box;
        });
        return dataset with { Contents = boxes, Regularization = dataset.Regularization is { } beside ? Add(beside, recipe, cancellation) : null };
    }
}
