using KohyaPrep.Core;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Pictures;

namespace KohyaPrep.Captioning.Taggers;

/// <summary>Tags many pictures.</summary>
public static class TaggerRun
{
    /// <summary>The fields that there are beside {tags}: the names of characters, series and artists, and the rating.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["characters", "rating"];

    /// <param name="batch">Pictures that are given to the model together.</param>
    /// <param name="progress">Called with pictures done and pictures to do.</param>
    /// <returns>{tags}, {characters} and {rating} of each picture, and a finding for each that has no tags.</returns>
    /// <exception cref="KohyaPrepException">The model fails.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static (CaptionValues Values, IReadOnlyList<RefusedAnswer> Refused) Tag(
        Dataset dataset, IReadOnlyList<ImageFacts> pictures, Tagger tagger, IReadOnlyList<TaggerTag> tags, TagChoice choice, int batch, Action<int, int>? progress, CancellationToken cancellation)
    {
        Dictionary<string, IReadOnlyDictionary<string, string>> values = new(StringComparer.Ordinal);
        List<RefusedAnswer> refused = [];
        int done = 0;
        foreach (ImageFacts[] some in pictures.Chunk(tagger.BatchOf(batch)))
        {
            cancellation.ThrowIfCancellationRequested();
            PixelImage?[] decoded = new PixelImage?[some.Length];
            Parallel.For(0, some.Length, i => decoded[i] = PixelsOf(Path.Combine(dataset.Root, some[i].Path)));
            PixelImage[] readable = [.. decoded.OfType<PixelImage>()];
            Queue<float[]> probabilities = new(readable.Length == 0 ? [] : tagger.Tag(readable));
            for (int i = 0; i < some.Length; i++)
            {
                if (decoded[i] is null)
                {
                    refused.Add(new RefusedAnswer(dataset.LocationOf(some[i]), "The picture cannot be read."));
                    continue;
                }

                ChosenTags chosen = choice.Of(tags, probabilities.Dequeue());
                if (chosen.Words.Length == 0)
                    refused.Add(new RefusedAnswer(dataset.LocationOf(some[i]), "The tagger is sure enough of no tag."));
                values[some[i].Path] = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
                {
                    ["tags"] = chosen.Words,
                    ["characters"] = string.Join(", ", chosen.Named),
                    ["rating"] = chosen.Rating,
                };
            }

            progress?.Invoke(done += some.Length, pictures.Count);
        }

        return (new CaptionValues(values, Columns), refused);
    }

    // A file that has gone meanwhile is one picture less.
    private static PixelImage? PixelsOf(string file)
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
}
