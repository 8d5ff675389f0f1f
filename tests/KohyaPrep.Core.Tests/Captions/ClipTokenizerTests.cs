using System.Text.Json;
using CsCheck;
using KohyaPrep.Core.Captions;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Captions;

public sealed class ClipTokenizerTests
{
    [Theory]
    [InlineData("clip-tokens.json", 60)]
    [InlineData("clip-tokens-hard.json", 70)]
    public void Every_text_gets_the_tokens_that_the_trainer_gave_it(string file, int count)
    {
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllBytes(Shared.Path($"conformance/{file}")));
        Assert.All(cases.RootElement.EnumerateArray(), one => Assert.Equal(
            one.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()),
            TokensOf(JsonLine.Read(one.GetProperty("text").GetRawText())!)));
        Assert.True(cases.RootElement.GetArrayLength() >= count);
    }

    [Fact]
    public void A_word_is_one_token_or_several() => Assert.Equal([320, 7246, 593, 320, 3801], TokensOf("a punk with a hat"));

    [Fact]
    public void No_text_has_no_tokens() => Assert.Empty(TokensOf(" \t\n"));

    [Theory]
    [InlineData("Don't", "don 't")]
    [InlineData("24x24", "2 4 x 2 4")]
    [InlineData("it's we're I'll", "it 's we 're i 'll")]
    [InlineData("!!'s", "!!' s")]
    [InlineData("a\u0301", "\u00e1")]
    [InlineData("\u1112\u1161\u11ab", "한")]
    [InlineData("ＡＢ", "ab")]
    [InlineData("of\ufb01ce", "office")]
    [InlineData("caf\u00c3\u00a9", "café")]
    [InlineData("ΟΔΥΣΣΕΥΣ", "οδυσσευς")]
    public void Texts_that_the_trainer_takes_for_the_same_have_the_same_tokens(string text, string same) => Assert.Equal(TokensOf(same), TokensOf(text));

    [Theory]
    [InlineData("before <|endoftext|> after")]
    [InlineData("before<|endoftext|>after")]
    [InlineData("before <|ENDOFTEXT|> after")]
    public void A_mark_written_in_a_caption_is_the_mark_itself(string text) => Assert.Equal([1348, 49407, 953], TokensOf(text));

    [Fact]
    public void What_a_limit_leaves_out_is_the_end_of_the_text_as_it_is_written()
    {
        CaptionTokens tokens = ClipTokenizer.Shared.Read("Pixel Art, 24x24, Sharp Pixel Edges", 10);
        Assert.Equal((12, true, "Pixel Edges"), (tokens.Count, tokens.IsCut, tokens.Cut));
        Assert.Equal(("", false), (ClipTokenizer.Shared.Read("Pixel Art", 75).Cut, ClipTokenizer.Shared.Read("Pixel Art", 75).IsCut));
    }

    [Fact]
    public void A_word_of_several_tokens_is_cut_in_its_middle() => Assert.Equal("seseyes", ClipTokenizer.Shared.Read("lenseseyes", 1).Cut);

    [Fact]
    public void What_is_cut_of_a_repaired_text_is_cut_of_the_repaired_text() => Assert.Equal("café \"é\"", ClipTokenizer.Shared.Read("a punk café “é”", 2).Cut);

    [Fact]
    public void Any_text_has_tokens_and_what_is_kept_and_what_is_cut_are_all_of_it() =>
        Gen.Select(Gen.String[Gen.Char["ab Z'’éİ𝒮&;<|>Ã©\u0301漢1,\ud83d\ude00"], 0, 40], Gen.Int[1, 12]).Sample((text, limit) =>
        {
            CaptionTokens tokens = ClipTokenizer.Shared.Read(text, limit);
            Assert.All(tokens.Ids, id => Assert.InRange(id, 0, 49407));
            if (tokens.Cut.Length > 0)
                Assert.True(tokens.IsCut);
            Assert.Equal(TokensOf(text), tokens.Ids);
        });

    [Fact]
    public void Plain_text_of_known_words_is_encoded_without_allocating()
    {
        List<int> ids = new(100);
        ClipTokenizer.Shared.Encode("pixel art, a punk with a hat", ids);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ids.Clear();
        ClipTokenizer.Shared.Encode("pixel art, a punk with a hat", ids);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Threads_agree()
    {
        string[] texts = [.. Enumerable.Range(0, 400).Select(i => $"punk {i} beanie{i % 50} café")];
        int[][] alone = [.. texts.Select(TokensOf)];
        int[][] together = new int[texts.Length][];
        Parallel.For(0, texts.Length, i => together[i] = TokensOf(texts[i]));
        Assert.Equal(alone, together);
    }

    private static int[] TokensOf(string text)
    {
        List<int> ids = [];
        ClipTokenizer.Shared.Encode(text, ids);
        return [.. ids];
    }
}
