namespace KohyaPrep.Core.Datasets;

/// <summary>What several rules look up in a dataset: each table is made at its first use, by whichever thread asks.</summary>
public sealed class DatasetIndex
{
    private readonly Lazy<ImageFacts[]> read;
    private readonly Lazy<CaptionFacts[]> captions;
    private readonly Lazy<KeyIndex<ImageFacts>> pictures;
    private readonly Lazy<KeyIndex<CaptionFacts>> captionsByKey;
    private readonly Lazy<IReadOnlyList<ImageFacts[]>> same;

    public DatasetIndex(Dataset dataset)
    {
        read = new(() => [.. dataset.PicturesRead()]);
        captions = new(() => [.. dataset.Captions.Where(caption => caption.HasText)]);
        pictures = new(() => new(read.Value, picture => picture.Path));
        captionsByKey = new(dataset.CaptionsByKey);
        same = new(() => Groups(read.Value));
    }

    /// <summary>The pictures that the trainer sees.</summary>
    public IReadOnlyList<ImageFacts> PicturesRead => read.Value;

    /// <summary>The captions that the trainer gets text from.</summary>
    public IReadOnlyList<CaptionFacts> CaptionsWithText => captions.Value;

    /// <summary>The pictures that the trainer sees, by the key that they share with their caption and edge map.</summary>
    public KeyIndex<ImageFacts> Pictures => pictures.Value;

    /// <summary>Captions by the key that they share with their picture.</summary>
    public KeyIndex<CaptionFacts> Captions => captionsByKey.Value;

    /// <summary>Groups of two or more pictures with the same pixels, in the order of their first ones.</summary>
    public IReadOnlyList<ImageFacts[]> SamePixels => same.Value;

    private static List<ImageFacts[]> Groups(ImageFacts[] pictures)
    {
        // Of each kind of pixels the first picture, and by that one all, where there are more.
        Dictionary<HashText, int> firsts = new(pictures.Length);
        SortedDictionary<int, List<ImageFacts>> groups = [];
        for (int i = 0; i < pictures.Length; i++)
        {
            if (pictures[i].PixelIdentity.IsNone || firsts.TryAdd(pictures[i].PixelIdentity, i))
                continue;
            int first = firsts[pictures[i].PixelIdentity];
            if (!groups.TryGetValue(first, out List<ImageFacts>? group))
                groups.Add(first, group = [pictures[first]]);
            group.Add(pictures[i]);
        }

        return [.. groups.Values.Select(group => group.ToArray())];
    }
}
