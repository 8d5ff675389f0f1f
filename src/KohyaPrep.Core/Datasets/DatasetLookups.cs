using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Datasets;

/// <summary>The questions that several rules ask of a dataset.</summary>
public static class DatasetLookups
{
    /// <summary>The pictures that the trainer sees.</summary>
    public static IEnumerable<ImageFacts> PicturesRead(this Dataset dataset) =>
        dataset.Pictures.Where(picture => PictureExtension.IsRead(picture.Path));

    /// <summary>Captions by the key that they share with their picture.</summary>
    public static Dictionary<string, CaptionFacts> CaptionsByKey(this Dataset dataset)
    {
        Dictionary<string, CaptionFacts> captions = new(StringComparer.Ordinal);
        foreach (CaptionFacts caption in dataset.Captions)
            captions.TryAdd(Dataset.KeyOf(caption.Path), caption);
        return captions;
    }

    /// <summary>Pictures that the trainer sees, by the key that they share with their caption and edge map.</summary>
    public static ILookup<string, ImageFacts> PicturesByKey(this Dataset dataset) =>
        dataset.PicturesRead().ToLookup(picture => Dataset.KeyOf(picture.Path), StringComparer.Ordinal);

    /// <summary>Groups of two or more pictures with the same pixels.</summary>
    public static IEnumerable<IReadOnlyList<ImageFacts>> SamePixels(this Dataset dataset) =>
        dataset.PicturesRead()
            .Where(picture => picture.PixelHash.Length > 0)
            .GroupBy(picture => picture.PixelHash, StringComparer.Ordinal)
            .Select(group => group.ToArray())
            .Where(group => group.Length > 1);

    /// <summary>The place of one of the dataset's pictures.</summary>
    public static Location LocationOf(this Dataset dataset, ImageFacts picture) => Location.In(dataset.Shown, picture.Path);
}
