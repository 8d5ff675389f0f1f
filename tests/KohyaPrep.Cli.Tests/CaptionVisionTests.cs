using static KohyaPrep.Fixtures.VisionReplyScript;

namespace KohyaPrep.Cli.Tests;

public sealed class CaptionVisionTests : IDisposable
{
    private const string Key = "sk-not-to-be-seen-1234";

    private readonly TemporaryFolder folder = new();

    public CaptionVisionTests()
    {
        Sprites.Write(folder.Path("images"), 4);
        foreach (string caption in Directory.GetFiles(folder.Path("images"), "*.txt").Order(StringComparer.Ordinal).Skip(1))
            File.Delete(caption);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Pictures_without_a_caption_get_the_models_words_and_a_refusal_is_a_finding()
    {
        using StandInVision server = new(question => question.Number == 1 ? Answer("I'm sorry, I can't do that.") : Answer($"\"A man with hat number {question.Number}.\""));
        ProgramResult result = Program.RunWith([("KOHYAPREP_VISION_KEY", Key)], folder.Root, "caption", "vision", "images", "--server", server.Address, "--model", "stand-in", "--trigger", "punk", "--parallel", "1", "--price-in", "1000", "--price-out", "0");
        result.Expect(0).Says("3 pictures to ask stand-in", "used 330 tokens", "cost 0.30", "2 captions written, 1 kept, 1 left without", "images/punk 002.png: CAP044 warning: The model refuses");
        Assert.Equal("punk, A man with hat number 0\n", File.ReadAllText(folder.Path("images/punk 001.txt")));
        Assert.False(File.Exists(folder.Path("images/punk 002.txt")));
        Assert.All(server.Asked, question => Assert.Contains($"Bearer {Key}", question.Head, StringComparison.Ordinal));
        Assert.DoesNotContain(Key, result.All, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(folder.Path("images")), file => Assert.DoesNotContain(Key, File.ReadAllText(file), StringComparison.Ordinal));

        Program.Run(folder.Root, "caption", "vision", "images", "--server", server.Address, "--model", "stand-in", "--trigger", "punk").Expect(0).Says("1 picture to ask", "1 caption written, 3 kept");
        Assert.Equal(4, server.Asked.Count);
        Program.Run(folder.Root, "caption", "vision", "images", "--server", server.Address, "--model", "stand-in", "--overwrite", "--limit", "1", "--template", "{vision}", "--json").Expect(0).Says("1 picture to ask", "3 answered before", "\"source\": \"written\"");
        Assert.Equal(5, server.Asked.Count);
    }

    [Fact]
    public void A_dry_run_says_what_it_would_cost_and_asks_nobody()
    {
        FolderState before = FolderState.Of(folder.Root);
        using StandInVision server = new(_ => Answer("never"));
        Program.Run(folder.Root, "caption", "vision", "images", "--server", server.Address, "--model", "stand-in", "--dry-run", "--price-in", "2.5").Expect(0).Says("3 pictures to ask", "tokens", "which cost 0.0");
        Assert.Empty(server.Asked);
        before.AssertUntouched(FolderState.Of(folder.Root));
    }

    [Fact]
    public void A_server_that_refuses_the_key_ends_it_with_what_to_do()
    {
        using StandInVision server = new(_ => Error(401, $"Incorrect API key: {Key}"));
        ProgramResult result = Program.RunWith([("OPENAI_API_KEY", Key)], folder.Root, "caption", "vision", "images", "--server", server.Address, "--model", "stand-in");
        result.Expect(3).Says("refuses the question (401)", "Check the key", "the same command goes on");
        Assert.DoesNotContain(Key, result.All, StringComparison.Ordinal);
        Program.Run(folder.Root, "caption", "vision", "images", "--model", "x", "--parallel", "0").Expect(2).Says("--parallel");
        Program.Run(folder.Root, "caption", "vision", "images", "--model", "x", "--prompt", "poem").Expect(2).Says("no prompt 'poem'", "portrait, sprite, photo, tags");
    }
}
