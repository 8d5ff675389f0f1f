using KohyaPrep.Core.Scores;
using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Scores;

namespace KohyaPrep.Variants;

/// <summary>What Match % says of originals that were spoilt in known ways.</summary>
public static class SpoiltScore
{
    public static IReadOnlyList<string> Ways { get; } =
    [
        "itself",
        "1 pixel of the figure inverted",
        "6 pixels of the figure inverted",
        "29 pixels of the figure inverted",
        "58 pixels of the figure inverted",
        "115 pixels of the figure inverted",
        "another's background",
        "shifted by 1 px",
        "mirrored",
        "its flat background",
        "own pixels shuffled",
        "the mean of the set",
        "uniform noise",
    ];

    /// <summary>The mean over all originals, each spoilt and held against itself.</summary>
    /// <param name="how">One of <see cref="Ways"/>.</param>
    /// <param name="images">Of one size.</param>
    public static PairScore Mean(string how, IReadOnlyList<(string Name, PixelImage Image)> images)
    {
        ColourTable table = new();
        NativePicture[] originals = NativePicture.Prepare(images, table);
        NativePicture[] spoilt = NativePicture.Prepare([.. originals.Index().Select(pair => (pair.Item.Name, Spoilt.Of(how, pair.Item, pair.Index, images)))], table);
        PairComparison comparison = new(table, images[0].Image.Pixels.Length);
        PairScore[] scores = [.. spoilt.Zip(originals, comparison.Score)];
        return new PairScore(
            scores.Average(pair => pair.Match),
            scores.Average(pair => pair.Fg5),
            scores.Average(pair => pair.Bg5),
            scores.Average(pair => pair.Edge),
            scores.Average(pair => pair.Exact),
            scores.Average(pair => pair.MeanDifference));
    }
}
