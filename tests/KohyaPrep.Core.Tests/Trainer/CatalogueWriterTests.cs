using KohyaPrep.Core.Trainer;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Trainer;

public class CatalogueWriterTests
{
    [Fact]
    public void What_is_written_is_read_back_row_for_row()
    {
        using TemporaryFolder folder = new();
        OptionCatalogue read = OptionCatalogue.Read(folder.Write("options.json", CatalogueWriter.Text(OptionCatalogue.Embedded)));
        Assert.Equal(OptionCatalogue.Embedded.Scripts, read.Scripts);
        Assert.Equal(OptionCatalogue.Embedded.Commit, read.Commit);
        Assert.Equal(OptionCatalogue.Embedded.Options.Count, read.Options.Count);
        Assert.All(OptionCatalogue.Embedded.Options.Zip(read.Options), pair =>
        {
            Assert.True(pair.First.IsLike(pair.Second), pair.First.Name);
            Assert.Equal(pair.First.Scripts, pair.Second.Scripts);
        });
    }

    [Fact]
    public void A_file_that_is_no_catalogue_is_refused_with_a_remedy()
    {
        using TemporaryFolder folder = new();
        foreach (string path in new[] { folder.Path("none.json"), folder.Write("a.json", "{"), folder.Write("b.json", "[1]"), folder.Write("c.json", """{"scripts": []}""") })
        {
            KohyaPrepException refusal = Assert.Throws<KohyaPrepException>(() => OptionCatalogue.Read(path));
            Assert.StartsWith(path, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("kohyaprep trainer scan", refusal.Message, StringComparison.Ordinal);
        }
    }
}
