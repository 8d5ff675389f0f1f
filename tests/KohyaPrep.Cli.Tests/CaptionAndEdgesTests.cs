namespace KohyaPrep.Cli.Tests;

public sealed class CaptionAndEdgesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CaptionAndEdgesTests()
    {
        Sprites.Write(folder.Path("images"), 4);
        File.Delete(folder.Path("images/punk 001.txt"));
        File.Delete(folder.Path("images/punk 002.txt"));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_dry_run_prints_captions_and_writes_none()
    {
        FolderState before = FolderState.Of(folder.Root);
        ProgramResult result = Program.Run(folder.Root, "caption", "images", "--trigger", "my punk", "--dry-run").Expect(0).Says("2 captions would be written, 2 kept");
        string[] lines = result.Output.TrimEnd().Split('\n');
        Assert.Equal(["punk 001.png", "punk 002.png"], lines.Select(line => line.Split(": ")[0]));
        Assert.All(lines, line => Assert.Contains(": my punk, ", line, StringComparison.Ordinal));
        before.AssertUntouched(FolderState.Of(folder.Root));
    }

    [Fact]
    public void Captions_that_exist_stay_unless_they_are_to_be_replaced()
    {
        FolderState before = FolderState.Of(folder.Root);
        Program.Run(folder.Root, "caption", "images", "--template", "{trigger} called {name}", "--trigger", "a punk").Expect(0).Says("2 captions written, 2 kept");
        Assert.Equal(["images/punk 001.txt", "images/punk 002.txt"], before.Touched(FolderState.Of(folder.Root)));
        Assert.Equal("a punk, number 0\n", File.ReadAllText(folder.Path("images/punk 000.txt")));
        Assert.StartsWith("a punk called ", File.ReadAllText(folder.Path("images/punk 001.txt")), StringComparison.Ordinal);

        Program.Run(folder.Root, "caption", "images", "--template", "{trigger}", "--trigger", "all the same", "--overwrite").Expect(0).Says("4 captions written, 0 kept");
        Assert.All(Directory.GetFiles(folder.Path("images"), "*.txt"), file => Assert.Equal("all the same\n", File.ReadAllText(file)));
    }

    [Fact]
    public void Captions_can_go_into_a_folder_of_their_own()
    {
        FolderState before = FolderState.Of(folder.Path("images"));
        Program.Run(folder.Root, "caption", "images", "--out", "captions", "--caption-extension", ".caption", "--trigger", "x").Expect(0).Says("4 captions written");
        Assert.Equal(4, Directory.GetFiles(folder.Path("captions"), "*.caption").Length);
        before.AssertUntouched(FolderState.Of(folder.Path("images")));
    }

    [Fact]
    public void A_template_with_an_unknown_field_is_refused()
    {
        FolderState before = FolderState.Of(folder.Root);
        Program.Run(folder.Root, "caption", "images", "--template", "{trigger}, {colour}").Expect(2).Says("colour");
        before.AssertUntouched(FolderState.Of(folder.Root));
    }

    [Fact]
    public void Edge_maps_are_those_that_prepare_writes()
    {
        RecipeFile.Write(folder, "controlnet-sdxl", "images");
        Program.Run(folder.Root, "prepare", "recipe.yaml", "--set", "edges.low=20").Expect(0);
        Program.Run(folder.Root, "edges", "images", "--out", "edges", "--fit", "768", "--channel", "rgb", "--low", "20").Expect(0).Says("edges: 4 edge maps, 4 new or changed, 0 removed");
        foreach (string map in Directory.GetFiles(folder.Path("out/dataset/edges")))
            Assert.Equal(File.ReadAllBytes(map), File.ReadAllBytes(folder.Path("edges", Path.GetFileName(map))));

        FolderState before = FolderState.Of(folder.Root);
        Program.Run(folder.Root, "edges", "images", "--out", "edges", "--fit", "768", "--channel", "rgb", "--low", "20").Expect(0).Says("0 new or changed");
        before.AssertUntouched(FolderState.Of(folder.Root));
        File.Delete(folder.Path("images/punk 003.png"));
        Program.Run(folder.Root, "edges", "images", "--out", "edges", "--fit", "768", "--channel", "rgb", "--low", "20").Expect(0).Says("3 edge maps, 0 new or changed, 1 removed");
    }

    [Fact]
    public void Maps_without_lines_and_with_too_many_are_told_of_before_they_are_written()
    {
        Draw("images/punk 000.png", (x, y) => new SkiaSharp.SKColor(40, (byte)(120 + (x % 3)), (byte)(130 + (y % 3))));
        Draw("images/punk 001.png", (x, y) => (x + y) % 2 == 0 ? SkiaSharp.SKColors.Black : SkiaSharp.SKColors.White);
        RecipeFile.Write(folder, "controlnet-sd15", "images");
        string found = Program.Run(folder.Root, "check", "recipe.yaml", "--set", "canvas=native", "--set", "edges.method=borders")
            .Says("punk 000.png: SET030", "has no lines", "punk 001.png: SET031", "100 % of the edge map").All;
        Assert.DoesNotContain("punk 002.png: SET03", found, StringComparison.Ordinal);

        Directory.CreateDirectory(folder.Path("maps"));
        for (int i = 0; i < 4; i++)
            Draw($"maps/punk 00{i}.png", (x, _) => i == 0 || x != 5 + i ? (i == 1 ? SkiaSharp.SKColors.White : SkiaSharp.SKColors.Black) : i == 1 ? SkiaSharp.SKColors.Black : SkiaSharp.SKColors.White);
        Program.Run(folder.Root, "check", "recipe.yaml", "--set", "dataset.edge_maps=maps").Says("maps/punk 000.png: SET030", "black all over", "maps/punk 001.png: SET031", "it may be inverted");
    }

    [Fact]
    public void A_sheet_alone_is_drawn_when_nothing_else_is_asked_for()
    {
        FolderState before = FolderState.Of(folder.Root);
        Program.Run(folder.Root, "edges", "images", "--out", "edges", "--channel", "lab", "--dry-run").Expect(0).Says("4 edge maps would be drawn: Canny on any of Lab, 20 and 60");
        before.AssertUntouched(FolderState.Of(folder.Root));
        Program.Run(folder.Root, "edges", "images", "--fit", "96", "--method", "borders", "--thickness", "2", "--preview", "sheet.png").Expect(0).Says("sheet.png: ");
        Assert.Equal("images,sheet.png", string.Join(',', Directory.GetFileSystemEntries(folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
        Program.Run(folder.Root, "edges", "images", "--preview", "sheet.png").Expect(2).Says("sheet.png: there is a file of this name already", "--force");
        Program.Run(folder.Root, "edges", "images", "--preview", "sheet.png", "--force").Expect(0);
        Program.Run(folder.Root, "edges", "images").Expect(2).Says("--out", "--preview");
        Program.Run(folder.Root, "edges", "images", "--out", "edges", "--thickness", "0").Expect(2).Says("--thickness", "from 1 to 64");
    }

    [Fact]
    public void Maps_that_something_else_wrote_stay_unless_they_are_to_be_replaced()
    {
        folder.Write("edges/punk 000.png", "mine");
        FolderState before = FolderState.Of(folder.Root);
        Program.Run(folder.Root, "edges", "images", "--out", "edges").Expect(2).Says("punk 000.png", "--force");
        before.AssertUntouched(FolderState.Of(folder.Root));
        Program.Run(folder.Root, "edges", "images", "--out", "edges", "--force").Expect(0).Says("4 new or changed");
    }

    [Fact]
    public void Edge_maps_that_exist_are_taken_over_and_checked_as_pairs()
    {
        Program.Run(folder.Root, "edges", "images", "--out", "edges", "--fit", "768").Expect(0);
        File.Delete(folder.Path("edges/kohyaprep.lock.json"));
        RecipeFile.Write(folder, "controlnet-sdxl", "images", "  edge_maps: edges");
        Program.Run(folder.Root, "prepare", "recipe.yaml").Expect(0).Says("4 edge maps");
        File.Move(folder.Path("edges/punk 003.png"), folder.Path("edges/somebody.png"));
        Program.Run(folder.Root, "prepare", "recipe.yaml").Expect(1).Says("images/punk 003.png: SET007 error", "edges/somebody.png: SET008");
    }

    private void Draw(string path, Func<int, int, SkiaSharp.SKColor> colour)
    {
        using SkiaSharp.SKBitmap picture = new(new SkiaSharp.SKImageInfo(24, 24, SkiaSharp.SKColorType.Rgba8888, SkiaSharp.SKAlphaType.Opaque));
        for (int i = 0; i < 576; i++)
            picture.SetPixel(i % 24, i / 24, colour(i % 24, i / 24));
        using SkiaSharp.SKData png = picture.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(folder.Path(path), png.ToArray());
    }
}
