using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Tests.Datasets;

public sealed class KeyIndexTests
{
    private static readonly string[] Paths = ["a.png", "a.webp", "b/a.png", "a.b.png", "a", "c.png", "a.jpg"];
    private readonly KeyIndex<string> index = new(Paths, path => path);

    [Fact]
    public void Files_are_found_by_their_path_without_the_extension() => Assert.All(Paths, path =>
    {
        string[] same = [.. Paths.Where(other => Dataset.KeyOf(other) == Dataset.KeyOf(path))];
        Assert.Equal(same, index.All(path));
        Assert.Equal(same[0], index.Find(path));
        Assert.Equal(same[0], index.FindKey(Dataset.KeyOf(path)));
    });

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        Assert.Null(index.Find("d.png"));
        Assert.False(index.Holds("A.png"));
        Assert.Empty(index.All("b.png"));
        Assert.Null(new KeyIndex<string>([], path => path).Find("a.png"));
    }

    [Fact]
    public void A_key_keeps_its_dots()
    {
        Assert.Equal("a.b.png", index.FindKey("a.b"));
        Assert.Equal("a.png", index.Find("a.b"));
    }
}
