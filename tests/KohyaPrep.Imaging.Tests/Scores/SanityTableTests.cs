using KohyaPrep.Core.Scores;
using KohyaPrep.Imaging.Scores;
using KohyaPrep.Variants;

namespace KohyaPrep.Imaging.Tests.Scores;

/// <summary>What Match % says where the answer is known, measured on the 204 originals.</summary>
public sealed class SanityTableTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("itself", 100)]
    [InlineData("uniform noise", 0.45)]
    [InlineData("own pixels shuffled", 16.5)]
    [InlineData("its flat background", 20.9)]
    [InlineData("the mean of the set", 10.7)]
    [InlineData("mirrored", 48.2)]
    [InlineData("shifted by 1 px", 56.9)]
    [InlineData("another's background", 79.9)]
    [InlineData("1 pixel of the figure inverted", 99.7)]
    [InlineData("6 pixels of the figure inverted", 98.2)]
    [InlineData("29 pixels of the figure inverted", 91.5)]
    [InlineData("58 pixels of the figure inverted", 83.9)]
    [InlineData("115 pixels of the figure inverted", 70.3)]
    public void A_spoilt_original_scores_what_it_should(string how, double expected)
    {
        PairScore mean = SpoiltScore.Mean(how, RealPunks.Images);
        output.WriteLine($"{how}: {mean}");
        Assert.InRange(mean.Match, expected - 1, expected + 1);
    }

    [Fact]
    public void Another_original_scores_little_and_its_most_similar_one_more()
    {
        ColourTable table = new();
        NativePicture[] originals = NativePicture.Prepare(RealPunks.Images, table);
        PairComparison comparison = new(table, 24 * 24);
        int[] places = [.. Enumerable.Range(0, originals.Length)];
        double[] pairs = [.. places.SelectMany(i => places.Where(other => other != i).Select(other => comparison.Match(originals[other], originals[i]))).Order()];
        double[] nearest = [.. places.Select(i => comparison.Match(MostAlike(originals, i, comparison), originals[i]))];
        output.WriteLine($"another {pairs.Average():f2}, median {Statistics.Quantile(pairs, 0.5):f2}, p95 {Statistics.Quantile(pairs, 0.95):f2}; most similar {nearest.Average():f2}");
        Assert.InRange(pairs.Average(), 9.8, 11.8);
        Assert.InRange(Statistics.Quantile(pairs, 0.5), 8.4, 10.4);
        Assert.InRange(Statistics.Quantile(pairs, 0.95), 21.7, 23.7);
        Assert.InRange(nearest.Average(), 38.9, 40.9);
    }

    /// <summary>The other original that shares the most pixels.</summary>
    private static NativePicture MostAlike(NativePicture[] originals, int picture, PairComparison comparison) =>
        originals.Where((_, other) => other != picture).MaxBy(other => comparison.PixelsAlike(other, originals[picture]))!;

    // Of the report: what 95 of 100 originals lie between.
    [Theory]
    [InlineData(StyleFeature.Colours, 12, 59)]
    [InlineData(StyleFeature.PerceptualColours, 9, 36)]
    [InlineData(StyleFeature.Fragmentation, 1.0, 2.15)]
    [InlineData(StyleFeature.TopTenCoverage, 68.6, 100)]
    [InlineData(StyleFeature.EdgeDensity, 16.5, 50.8)]
    [InlineData(StyleFeature.FaintSteps, 0, 13)]
    [InlineData(StyleFeature.OrphanPixels, 1.7, 29)]
    [InlineData(StyleFeature.BorderPurity, 36, 100)]
    [InlineData(StyleFeature.BackgroundShare, 8, 69)]
    [InlineData(StyleFeature.MeanLightness, 25, 76)]
    [InlineData(StyleFeature.MeanChroma, 2, 61)]
    [InlineData(StyleFeature.PaletteDistance, 0, 4.2)]
    public void The_band_of_each_feature_is_the_published_one(StyleFeature feature, double low, double high)
    {
        StyleBands bands = RealPunks.Set.Bands;
        Assert.InRange(bands[feature].Low, low - 1, low + 1);
        Assert.InRange(bands[feature].High, high - 1, high + 1);
    }

    [Fact]
    public void Originals_kept_out_of_the_band_have_a_style_of_92_or_more()
    {
        ReferenceSet set = RealPunks.Set;
        output.WriteLine(set.Baselines.ToString());
        Assert.InRange(set.Baselines.StyleHeldOut.Mean, 92, 95);
        Assert.Equal(13, set.Baselines.Twins);
    }
}
