using KohyaPrep.Core.Generations;

namespace KohyaPrep.Core.Tests.Generations;

public sealed class PromptTextTests
{
    [Theory]
    [InlineData("pixel art, a punk", "pixel art, a punk")]
    [InlineData("  two\tblanks \n and lines ", "two blanks and lines")]
    [InlineData("eyes (blue), [hat]", @"eyes \(blue\), \[hat\]")]
    [InlineData(@"a \ b", @"a \\ b")]
    [InlineData("{red|blue} hair", "｛red|blue｝ hair")]
    [InlineData("a hat --red", "a hat －-red")]
    [InlineData("BREAK dance", "break dance")]
    [InlineData(" ", "")]
    public void A_caption_is_written_so_that_it_is_read_as_it_was_trained(string caption, string prompt) =>
        Assert.Equal(prompt, PromptText.Of(caption));

    [Fact]
    public void A_line_says_negative_size_seed_and_name()
    {
        GenerationPrompt prompt = new("lady 1", "a lady", 42, 24, 32, null);
        Assert.Equal("a lady --n blurry --w 24 --h 32 --d 42 --f lady 1.png", prompt.Line("blurry"));
    }

    [Fact]
    public void Options_that_a_prompt_carries_itself_are_left_to_it() =>
        Assert.Equal("a lady --w 64 --d 7 --h 32 --f p.png", new GenerationPrompt("p", "a lady --w 64 --d 7", 42, 24, 32, null).Line(""));

    [Fact]
    public void A_prompt_that_begins_like_a_comment_is_drawn_all_the_same() =>
        Assert.StartsWith(" #1 punk --w", new GenerationPrompt("p", "#1 punk", 1, 24, 24, null).Line(""), StringComparison.Ordinal);
}
