using KohyaPrep.Core.Captions;

namespace KohyaPrep.Core.Tests.Captions;

public sealed class FaceFileNameTests
{
    [Theory]
    [InlineData("/data/set", "lad_10_20_30_40", "lad")]
    [InlineData("/data/set", "lad_10_20_30", null)]
    [InlineData("/data/my_set", "lad_10_20_30", null)]
    [InlineData("/data/my_set", "lad_x_10_20_30_40", "lad_x")]
    [InlineData("/data/set", "below/lad_10_20_30_40", "below/lad")]
    public void Four_parts_are_dropped_from_a_name_of_five_or_more(string root, string key, string? other) =>
        Assert.Equal(other, FaceFileName.Of(root, key));
}
