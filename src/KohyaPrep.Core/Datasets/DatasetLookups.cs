using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Datasets;

/// <summary>The questions that several rules ask of a dataset.</summary>
public static class DatasetLookups
{
    /// <summary>The pictures that the trainer sees.</summary>
    public static IEnumerable<ImageFacts> PicturesRead(this Dataset dataset) =>
        dataset.Pictures.Where(picture => PictureExtension.IsRead(picture.Path));

    /// <summary>Captions by the key that they share with their picture.</summary>
    public static KeyIndex<CaptionFacts> CaptionsByKey(this Dataset dataset) => new(dataset.Captions, caption => caption.Path);

    /// <summary>The place of one of the dataset's pictures.</summary>
    public static Location LocationOf(this Dataset dataset, ImageFacts picture) => Location.In(dataset.Shown, picture.Path);
}
