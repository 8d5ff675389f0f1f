namespace KohyaPrep.Cli.Tests;

public sealed class CaptionTagsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CaptionTagsTests()
    {
        Sprites.Write(folder.Path("images"), 3);
        File.Delete(folder.Path("images/punk 001.txt"));
        File.Delete(folder.Path("images/punk 002.txt"));
        Directory.CreateDirectory(folder.Path("tagger"));
        File.WriteAllBytes(folder.Path("tagger/model.onnx"), new SmallTagger([[0, 0, 0], [0, 0, 0], [0, 0, 0]], [3, 2, -2]).ToOnnx());
        folder.Write("tagger/selected_tags.csv", "tag_id,name,category,count\n1,green_hat,0,9\n2,some_body,4,9\n3,unsure,0,9\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Pictures_without_a_caption_get_the_taggers_tags()
    {
        FolderState before = FolderState.Of(folder.Root);
        Program.Run(folder.Root, "caption", "tags", "images", "--model", "tagger/model.onnx", "--trigger", "punk", "--dry-run").Expect(0).Says("punk 001.png: punk, some body, green hat", "2 captions would be written, 1 kept");
        before.AssertUntouched(FolderState.Of(folder.Root));
        Program.Run(folder.Root, "caption", "tags", "images", "--model", "tagger/model.onnx", "--exclude", "green hat", "--template", "{tags}, {characters}", "--answers", "tags.jsonl").Expect(0).Says("2 captions written");
        Assert.Equal("some body, some body\n", File.ReadAllText(folder.Path("images/punk 001.txt")));
        Program.Run(folder.Root, "caption", "images", "--table", "tags.jsonl", "--overwrite", "--dry-run").Expect(0).Says("punk 002.png: some body", "CAP042");
        Program.Run(folder.Root, "caption", "tags", "images", "--model", "tagger/model.onnx", "--answers", "tags.jsonl").Expect(2).Says("tags.jsonl", "--overwrite");
    }

    [Fact]
    public void A_picture_without_a_sure_tag_is_a_finding_and_stays_without()
    {
        Program.Run(folder.Root, "caption", "tags", "images", "--model", "tagger/model.onnx", "--threshold", "0.99", "--character-threshold", "1").Expect(0).Says("images/punk 001.png: CAP044", "0 captions written, 1 kept, 2 left without");
        Program.Run(folder.Root, "caption", "tags", "images", "--model", "tagger/model.onnx", "--threshold", "1.5").Expect(2).Says("--threshold");
        Program.Run(folder.Root, "caption", "tags", "images", "--model", "none.onnx", "--tags", "tagger/selected_tags.csv").Expect(2).Says("none.onnx: there is no such model");
    }
}
