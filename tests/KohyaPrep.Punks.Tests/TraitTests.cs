using KohyaPrep.Core.Captions;
using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Portraits;
using KohyaPrep.Punks.Output;
using KohyaPrep.Punks.Painting;
using KohyaPrep.Variants;

namespace KohyaPrep.Punks.Tests;

/// <summary>What pixels say of portraits is true, on the bundled set and on one that nothing was fitted to.</summary>
public sealed class TraitTests
{
    private const double LeastPrecision = 0.95;

    [Theory]
    [InlineData(TraitKind.Skin, 0.7)]
    [InlineData(TraitKind.Hair, 0.33)]
    [InlineData(TraitKind.Eyes, 0.85)]
    [InlineData(TraitKind.Headwear, 0.1)]
    [InlineData(TraitKind.Glasses, 0.5)]
    [InlineData(TraitKind.Beard, 0.1)]
    public void Of_a_hundred_statements_at_least_95_are_true(TraitKind kind, double leastRecall)
    {
        TraitTally tally = TraitTally.Of(kind, All.Value);
        Assert.True(tally.Precision >= LeastPrecision, $"{tally}");
        Assert.True(tally.Recall >= leastRecall, $"{tally}");
    }

    [Fact]
    public void An_enlarged_portrait_says_the_same()
    {
        PixelImage small = CommittedSet.Painted[6].Canvas.ToImage();
        PixelImage large = new(240, 240, new byte[4 * 240 * 240]);
        for (int i = 0; i < large.Pixels.Length; i++)
            large.Pixels[i] = small.Row(i / 240 / 10)[i % 240 / 10];
        Assert.NotEmpty(PortraitReading.Of(small));
        Assert.Equal(PortraitReading.Of(small), PortraitReading.Of(large));
        large.Pixels[777] ^= 0x010101;
        Assert.Empty(PortraitReading.Of(large));
    }

    [Theory]
    [InlineData(24, 24)]
    [InlineData(23, 23)]
    [InlineData(48, 24)]
    public void Nothing_is_said_of_a_picture_without_a_face(int width, int height)
    {
        PixelImage flat = new(width, height, [.. Enumerable.Repeat((byte)200, 4 * width * height)]);
        Assert.Empty(PortraitReading.Of(flat));
        byte[] noise = new byte[4 * width * height];
        for (int seed = 0; seed < 50; seed++)
        {
            new Random(seed).NextBytes(noise);
            Assert.DoesNotContain(PortraitReading.Of(new PixelImage(width, height, [.. noise])), trait => trait.IsSure);
        }
    }

    private static readonly Lazy<IReadOnlyCollection<(TraitTruth Truth, IReadOnlyList<Trait> Traits)>> All = new(() =>
    [
        .. CommittedSet.Painted.Concat(SetPainter.Paint(20261128, 204)).Select(portrait =>
            (TraitTruth.Parse(TraitLine.Of("", portrait.Seen, 0, "")), PortraitReading.Of(portrait.Canvas.ToImage()))),
    ]);
}
