using System.Collections.Concurrent;
using KohyaPrep.Core;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Portraits;

namespace KohyaPrep.Imaging.Captions;

/// <summary>What the pixels of portraits say, as words for captions.</summary>
public static class PortraitValues
{
    /// <summary>The fields that are read from pixels here.</summary>
    public static IReadOnlyList<CaptionField> Fields { get; } =
        [CaptionField.Skin, CaptionField.Hair, CaptionField.Eyes, CaptionField.Headwear, CaptionField.Glasses, CaptionField.Beard];

    /// <summary>Longest side of a picture that is looked at, in pixels: larger ones are no enlarged sprites that anyone keeps.</summary>
    private const int LongestSide = 2048;

    /// <param name="progress">Called with pictures done and pictures to do.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CaptionValues Read(Dataset dataset, Action<int, int>? progress, CancellationToken cancellation)
    {
        ImageFacts[] portraits = [.. dataset.PicturesRead().Where(MayBeOne)];
        ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> values = new(StringComparer.Ordinal);
        ProgressTally tally = new(portraits.Length, progress);
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.ForEach(portraits, options, picture =>
        {
            if (Decode(Path.Combine(dataset.Root, picture.Path)) is { } pixels)
                values[picture.Path] = WordsOf(PortraitReading.Of(pixels));
            tally.Add();
        });
        return new CaptionValues(values, []);
    }

    private static bool MayBeOne(ImageFacts picture) =>
        picture.Readability == Readability.Whole && picture.Width == picture.Height && picture.Width is > 0 and <= LongestSide && picture.Width % PortraitReading.Side == 0;

    // A file that has gone since it was measured says nothing; that it has gone is told by whoever needs it.
    private static PixelImage? Decode(string file)
    {
        try
        {
            return PictureDecoder.Decode(File.ReadAllBytes(file)).Pixels;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> WordsOf(IReadOnlyList<Trait> traits)
    {
        Dictionary<string, string> words = new(StringComparer.OrdinalIgnoreCase);
        foreach (Trait trait in traits.Where(trait => trait.IsSure))
            words[trait.Kind.ToString()] = trait.Words;
        return words;
    }
}
