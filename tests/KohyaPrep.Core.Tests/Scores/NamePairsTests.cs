using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Tests.Scores;

public sealed class NamePairsTests
{
    private static readonly string[] Originals = ["lad_023_x.png", "lad_023_x-2.png", "lad_050_nate.png", "lady_000_lemon.png", "lady_099_VQ.png", "lad_74_lc.png"];

    [Theory]
    [InlineData("lady_000_lemon.png", "lady_000_lemon.png")]
    [InlineData("lady_000_lemon.webp", "lady_000_lemon.png")]
    [InlineData("lady_099_vq.png", "lady_099_VQ.png")]
    [InlineData("lad_023_x-2.png", "lad_023_x-2.png")]
    [InlineData("lad_023_x-2_finished.png", "lad_023_x-2.png")]
    [InlineData("lad_023_x-seed2.png", "lad_023_x.png")]
    [InlineData("lad_050_nate_24x24.png", "lad_050_nate.png")]
    [InlineData("finished_lad_050_nate.png", "lad_050_nate.png")]
    [InlineData("generated_lad_050_nate_seed42_512px.png", "lad_050_nate.png")]
    [InlineData("lad_050_nate (2).png", "lad_050_nate.png")]
    [InlineData("epoch 3/lad_74_lc.png", "lad_74_lc.png")]
    [InlineData("00012-lad_74_lc.png", "lad_74_lc.png")]
    public void A_picture_is_paired_with_the_original_whose_name_it_bears(string generated, string original) =>
        Assert.Equal(original, Assert.Single(NamePairs.Find([generated], Originals)).Value);

    [Theory]
    [InlineData("quality_lad_1.png")]
    [InlineData("test_v3_output_512.png")]
    [InlineData("control_hair_red.png")]
    [InlineData("lad.png")]
    [InlineData("lady_000_lemonade.png")]
    [InlineData("im_000001.png")]
    public void A_picture_that_bears_none_is_not(string generated) => Assert.Empty(NamePairs.Find([generated], Originals));

    [Theory]
    [InlineData("a.png,lady_000_lemon.png\nb,lad_74_lc\n")]
    [InlineData("generated,original\na.png,lady_000_lemon.png\nb.png,lad_74_lc.png")]
    [InlineData("original;generated\r\nlady_000_lemon.png;a.png\r\nlad_74_lc.png;\"b.png\"\r\n")]
    [InlineData("""{"a.png": "lady_000_lemon.png", "out/b.png": "lad_74_lc"}""")]
    [InlineData("""[{"generated": "a", "original": "lady_000_lemon"}, {"original": "images/lad_74_lc.png", "generated": "b"}]""")]
    public void A_file_names_pairs_as_CSV_or_JSON(string text)
    {
        IReadOnlyDictionary<string, string> pairs = PairFile.Read(text, "pairs", ["a.png", "b.png"], Originals);
        Assert.Equal([("a.png", "lady_000_lemon.png"), ("b.png", "lad_74_lc.png")], pairs.Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Theory]
    [InlineData("a.png,lady_000_lemmon.png", "pairs:1: there is no original 'lady_000_lemmon.png'. Did you mean 'lady_000_lemon.png'?")]
    [InlineData("a.png,lady_000_lemon.png\nzzz.png,lad_74_lc", "pairs:2: there is no generated picture 'zzz.png'.")]
    [InlineData("a.png", "pairs:1: 'a.png' is not two names")]
    [InlineData("{\"a.png\": 3}", "pairs: not pairs of pictures")]
    [InlineData("[1", "pairs: not pairs of pictures")]
    public void A_file_that_makes_no_sense_is_refused_with_its_place(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<KohyaPrepException>(() => PairFile.Read(text, "pairs", ["a.png"], Originals)).Message, StringComparison.Ordinal);
}
