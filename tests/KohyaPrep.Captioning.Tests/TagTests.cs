using KohyaPrep.Captioning.Taggers;
using KohyaPrep.Core;

namespace KohyaPrep.Captioning.Tests;

public sealed class TagTests
{
    private const string Wd14 = "tag_id,name,category,count\n9999999,general,9,807858\n9999998,explicit,9,1\n470575,1girl,0,4225150\n212816,solo,0,3515897\n13197,long_hair,0,2982517\n1,hatsune_miku,4,100\n2,vocaloid,3,100\n3,^_^,0,50\n4,\"looking_at_viewer,_back\",0,2\n";

    [Theory]
    [InlineData("long_hair", "long hair")]
    [InlineData("^_^", "^_^")]
    [InlineData("(o)_(o)", "(o)_(o)")]
    [InlineData("<|>_<|>", "<|>_<|>")]
    [InlineData("||_||", "||_||")]
    [InlineData("0_0", "0_0")]
    [InlineData(">_o", ">_o")]
    [InlineData("+_-", "+_-")]
    [InlineData("._.", "._.")]
    [InlineData("u_u", "u_u")]
    [InlineData("1girl", "1girl")]
    [InlineData("2_heads", "2 heads")]
    [InlineData("saber_(fate)", "saber (fate)")]
    [InlineData("no_", "no")]
    [InlineData("a_b_c", "a b c")]
    public void Underscores_become_blanks_but_not_in_faces(string tag, string words) => Assert.Equal(words, new TaggerTag(tag, TagCategory.General).Words);

    [Fact]
    public void Characters_come_first_and_the_rating_stays_apart()
    {
        ChosenTags chosen = Choose(Wd14, 0.9f, 0.1f, 0.6f, 0.95f, 0.36f, 0.86f, 0.9f, 0.5f, 0.34f);
        Assert.Equal("hatsune miku, vocaloid, solo, 1girl, ^_^, long hair", chosen.Words);
        Assert.Equal("general", chosen.Rating);
    }

    [Fact]
    public void Thresholds_go_by_category() =>
        Assert.Equal("1girl", Choose(Wd14, 0.2f, 0.3f, 0.35f, 0.349f, 0.1f, 0.849f, 0.8f, 0.2f, 0.1f).Words);

    [Fact]
    public void Excluded_tags_are_left_out_however_they_are_written() =>
        Assert.Equal("1girl", Choose(Wd14, ["Long Hair", "^_^", "solo"], null, 1, 0, 0.9f, 0.9f, 0.9f, 0, 0, 0.9f, 0).Words);

    [Fact]
    public void The_most_probable_general_tags_are_taken() =>
        Assert.Equal("hatsune miku, solo", Choose(Wd14, [], 1, 1, 0, 0.5f, 0.9f, 0.6f, 0.9f, 0, 0.7f, 0).Words);

    [Theory]
    [InlineData("id,tag,category\n1,a_b,character\n2,c,general\n3,d,rating\n", "a_b:Character c:General d:Rating")]
    [InlineData("name,category,ips\r\na,4,\"['x', 'y']\"\r\nb,0,[]\r\n", "a:Character b:General")]
    [InlineData("name\na\nb\n", "a:General b:General")]
    [InlineData("a_b\nc, d\n", "")]
    [InlineData("1girl\nlong_hair\n:d\n", "1girl:General long_hair:General :d:General")]
    [InlineData("tag_id;name;category\n1;a;0\n", "a:General")]
    public void Tags_of_other_taggers_are_read_too(string text, string tags)
    {
        if (tags.Length == 0)
            Assert.Throws<KohyaPrepException>(() => TaggerTags.Parse(text, "tags.csv"));
        else
            Assert.Equal(tags, string.Join(' ', TaggerTags.Parse(text, "tags.csv").Select(tag => $"{tag.Name}:{tag.Category}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tag_id,name,category,count\n")]
    [InlineData("x,y\n1,2\n")]
    [InlineData("name,category\na,0\n,0\nb,0\n")]
    [InlineData("name,category\na,0\nb\n")]
    public void A_file_that_does_not_say_which_output_is_which_is_refused(string text) =>
        Assert.Throws<KohyaPrepException>(() => TaggerTags.Parse(text, "tags.csv"));

    private static ChosenTags Choose(string csv, params float[] probabilities) => Choose(csv, [], null, probabilities);

    private static ChosenTags Choose(string csv, string[] excluded, int? most, params float[] probabilities) =>
        new TagChoice(0.35, 0.85, excluded, most).Of(TaggerTags.Parse(csv, "tags.csv"), probabilities);
}
