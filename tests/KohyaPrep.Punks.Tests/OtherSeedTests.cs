using KohyaPrep.Punks.Drawing;
using KohyaPrep.Punks.Output;
using KohyaPrep.Punks.Painting;

namespace KohyaPrep.Punks.Tests;

public sealed class OtherSeedTests
{
    private const int PixelCount = Canvas24.Size * Canvas24.Size;

    [Theory]
    [InlineData(1)]
    [InlineData(77)]
    [InlineData(987654321)]
    public void Another_seed_gives_other_pictures_of_10_to_60_colours(ulong seed)
    {
        IReadOnlyList<Portrait> set = SetPainter.Paint(seed, 60);
        Assert.Equal(60, set.Count);
        Assert.All(set, portrait => Assert.InRange(portrait.Canvas.DistinctColours(), 10, 60));
        foreach (Portrait portrait in set)
            Assert.DoesNotContain(CommittedSet.Painted, other => other.Canvas.EqualPixels(portrait.Canvas) == PixelCount);
    }

    [Fact]
    public void The_same_seed_gives_the_same_files() =>
        Assert.Equal(
            SetFiles.Of(SetPainter.Paint(5, 20), 5).SelectMany(file => file.Bytes),
            SetFiles.Of(SetPainter.Paint(5, 20), 5).SelectMany(file => file.Bytes));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_set_may_be_small(int count) => Assert.Equal(count, SetPainter.Paint(9, count).Count);
}
