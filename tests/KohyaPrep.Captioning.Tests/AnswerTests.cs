using KohyaPrep.Captioning.Visions;
using KohyaPrep.Core;

namespace KohyaPrep.Captioning.Tests;

public sealed class AnswerTests
{
    [Theory]
    [InlineData("a man with a red cap", "a man with a red cap")]
    [InlineData("  A man.\n", "A man")]
    [InlineData("\"A man with a red cap.\"", "A man with a red cap")]
    [InlineData("“A man”", "A man")]
    [InlineData("Caption: \"a man\"", "a man")]
    [InlineData("**Caption:** a man with *round* glasses", "a man with round glasses")]
    [InlineData("Sure! Here is a caption for the image:\n\nA man in a hood", "A man in a hood")]
    [InlineData("Here's the caption: a man", "a man")]
    [InlineData("```text\na man in a hood\n```", "a man in a hood")]
    [InlineData("{\"caption\": \"a man\"}", "a man")]
    [InlineData("- hood\n- green\n- blue skin", "hood, green, blue skin")]
    [InlineData("1. hood,\n2. green.\n3. blue skin", "hood, green, blue skin")]
    [InlineData("A man.\n\nHe wears a hood.", "A man. He wears a hood")]
    [InlineData("### Portrait\nA man", "Portrait A man")]
    [InlineData("a man,\ta hood\u00a0here", "a man, a hood here")]
    [InlineData("<think>hm</think>a man", "a man")]
    [InlineData("hm, a cap?</think>\na man", "a man")]
    [InlineData("a man whose shirt says 'Hi' and \"Ho\"", "a man whose shirt says 'Hi' and \"Ho\"")]
    [InlineData("a half-shaved, blue-haired woman: fierce", "a half-shaved, blue-haired woman: fierce")]
    [InlineData("portrait of a snake_case man", "portrait of a snake_case man")]
    [InlineData("", "")]
    public void What_models_put_around_a_caption_is_taken_off(string answer, string caption) => Assert.Equal(caption, AnswerCleaner.Clean(answer));

    [Theory]
    [InlineData("a man with a red cap", "")]
    [InlineData("no hair, green skin, sorry look on the face", "")]
    [InlineData("un homme avec un chapeau, fumée bleue", "")]
    [InlineData("", "empty")]
    [InlineData("I'm sorry, but I can't assist with that request", "refuses")]
    [InlineData("I’m sorry, I can’t see the picture", "refuses")]
    [InlineData("As an AI language model, I do not see pictures", "refuses")]
    [InlineData("I cannot identify people in images", "refuses")]
    [InlineData("It seems that the image was not uploaded", "refuses")]
    [InlineData("the the the the the the the", "repeats")]
    [InlineData("a red hat, a red hat, a red hat, a red hat, a red hat, a red hat", "repeats")]
    [InlineData("@@@@ ### 1234 5678 ....", "no words")]
    [InlineData("<|im_end|> a man", "no text")]
    [InlineData("<div>a man</div>", "no text")]
    [InlineData("a m\uFFFDn", "no text")]
    [InlineData("Describe the person in at most 25 words", "is the question")]
    public void What_cannot_be_a_caption_is_told(string caption, string fault)
    {
        string told = AnswerChecks.FaultOf(caption, "Describe the person in at most 25 words.");
        Assert.Contains(fault, told, StringComparison.Ordinal);
        Assert.Equal(fault.Length == 0, told.Length == 0);
    }

    [Fact]
    public void An_answer_that_no_trainer_reads_to_the_end_is_too_long() =>
        Assert.Contains("tokens", AnswerChecks.FaultOf(string.Join(", ", Enumerable.Range(0, 150).Select(i => $"{(char)('a' + (i % 26))}{(char)('a' + (i / 26))} hat")), ""), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions")]
    [InlineData("http://localhost:11434", "http://localhost:11434/v1/chat/completions")]
    [InlineData("localhost:1234/v1/", "http://localhost:1234/v1/chat/completions")]
    [InlineData("https://api.openai.com/v1/chat/completions", "https://api.openai.com/v1/chat/completions")]
    [InlineData("https://x.example/openai/deployments/y?api-version=1", "https://x.example/openai/deployments/y/chat/completions?api-version=1")]
    public void An_address_may_be_written_in_several_ways(string written, string endpoint) => Assert.Equal(endpoint, VisionServer.EndpointOf(written).AbsoluteUri);

    [Theory]
    [InlineData("")]
    [InlineData("ftp://x/v1")]
    [InlineData("http://me:secret@x/v1")]
    public void What_is_no_address_is_refused_without_repeating_a_password(string written) =>
        Assert.DoesNotContain("secret", Assert.Throws<KohyaPrepException>(() => VisionServer.EndpointOf(written)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://api.openai.com/v1", "", "common", "common")]
    [InlineData("http://127.0.0.1:1/v1", "", "common", "common")]
    [InlineData("http://192.168.0.9:8000/v1", "", "common", null)]
    [InlineData("http://192.168.0.9:8000/v1", "own", "common", "own")]
    [InlineData("https://api.openai.com/v1", " own\n", "common", "own")]
    [InlineData("https://api.openai.com/v1", "", "", null)]
    public void The_common_key_is_not_shown_where_it_may_be_overheard(string address, string own, string common, string? key) =>
        Assert.Equal(key, VisionServer.KeyFor(VisionServer.EndpointOf(address), name => name == VisionServer.OwnKey ? own : common));

    [Fact]
    public void Tokens_cost_what_the_prices_say() => Assert.Equal(0.75, new VisionCost(1_000_000, 1_000_000, 0.15, 0.60).Amount);
}
