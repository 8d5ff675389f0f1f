using KohyaPrep.Core.Scores;
using KohyaPrep.Imaging.Scores;

namespace KohyaPrep.Imaging.Tests.Scores;

/// <summary>The older scripts' own results, on the 204 originals and where the answer is known.</summary>
public sealed class LegacyMeasureTests
{
    [Fact]
    public void The_originals_come_out_as_the_scripts_have_them()
    {
        LegacyScore[] scores = [.. RealPunks.Images.Select(picture => LegacyMeasure.Of(picture.Image, false))];
        Assert.Equal(62.0, scores.Average(score => score.Style), 0.1);
        Assert.Equal(82.9, scores.Average(score => score.PixelArtPurity), 0.1);
        Assert.Equal(87.2, scores.Average(score => score.ColourPurity), 0.1);
        Assert.Equal(4.45, scores.Average(score => score.MeanGradient), 0.02);
        Assert.Equal(41.3, scores.Average(score => score.TrueMeanGradient), 0.1);
        Assert.All(scores, score => Assert.False(score.IsPixelArt));
    }

    [Fact]
    public void Their_pixels_shuffled_score_no_less()
    {
        LegacyScore[] scores = [.. RealPunks.Images.Select((picture, seed) =>
        {
            PixelImage shuffled = new(24, 24, [.. picture.Image.Rgba]);
            new Random(seed).Shuffle(shuffled.Pixels);
            return LegacyMeasure.Of(shuffled, false);
        })];
        Assert.InRange(scores.Average(score => score.Style), 62, 64.1);
    }

    [Fact]
    public void Noise_scores_20()
    {
        PixelImage noise = new(24, 24, new byte[4 * 576]);
        new Random(1).NextBytes(noise.Rgba);
        Assert.Equal(20.5, LegacyMeasure.Of(noise, false).Style, 1);
    }

    [Fact]
    public void Black_is_clean_pixel_art_to_them()
    {
        LegacyScore black = LegacyMeasure.Of(new PixelImage(24, 24, new byte[4 * 576]), false);
        Assert.Equal((39, 100, true), (black.Style, black.ColourPurity, black.IsCleanPixelArt));
    }
}
