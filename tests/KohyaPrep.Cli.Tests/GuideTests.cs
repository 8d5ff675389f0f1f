namespace KohyaPrep.Cli.Tests;

/// <summary>The written guides do what they say: files are laid, commands run in their order, and what stands below one is in its output.</summary>
public sealed class GuideTests
{
    [Fact]
    public void From_the_GUI_to_a_recipe()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.Path("data/10_punk"));
        folder.Write("models/sd15.safetensors", "");
        foreach (string picture in Directory.GetFiles(Repository.Path("datasets", "punks", "images"), "*.png").Order(StringComparer.Ordinal).Take(12))
        {
            File.Copy(picture, folder.Path($"data/10_punk/{Path.GetFileName(picture)}"));
            folder.Write($"data/10_punk/{Path.GetFileNameWithoutExtension(picture)}.txt", "a punk");
        }

        Run(folder, "from-the-gui.md", allowed: [0, 1]);
    }

    [Fact]
    public void What_is_checked_in_pictures_and_sets()
    {
        using TemporaryFolder folder = new();
        string[] pictures = [.. Directory.GetFiles(Repository.Path("datasets", "punks", "images"), "*.png").Order(StringComparer.Ordinal).Take(12)];
        Directory.CreateDirectory(folder.Path("pictures"));
        foreach (string picture in pictures)
            File.Copy(picture, folder.Path($"pictures/{Path.GetFileName(picture)}"));
        Draw(pictures[0], "large.png", 512, (x, y) => (((2 * x) + 1) * 24 / 1024, ((2 * y) + 1) * 24 / 1024));
        Draw(pictures[4], "near.png", 24, (x, y) => (x == 12 && y == 20 ? 0 : x, y));
        Draw(pictures[8], "turned.png", 24, (x, y) => (23 - x, y));
        Run(folder, "dataset-checks.md", allowed: [0]);

        void Draw(string source, string name, int side, Func<int, int, (int X, int Y)> from)
        {
            using SkiaSharp.SKBitmap sprite = SkiaSharp.SKBitmap.Decode(source);
            using SkiaSharp.SKBitmap drawn = new(side, side, SkiaSharp.SKColorType.Rgba8888, SkiaSharp.SKAlphaType.Opaque);
            for (int y = 0; y < side; y++)
            {
                for (int x = 0; x < side; x++)
                    drawn.SetPixel(x, y, sprite.GetPixel(from(x, y).X, from(x, y).Y));
            }

            using SkiaSharp.SKData data = drawn.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(folder.Path($"pictures/{name}"), data.ToArray());
        }
    }

    [Fact]
    public void Edge_maps()
    {
        using TemporaryFolder folder = new();
        Sprites.Write(folder.Path("punks"), 6);
        folder.Write("canny.yaml", "extends: controlnet-sdxl\ndataset: {images: punks}\noutput: out\n");
        Run(folder, "edges.md", allowed: [0]);
    }

    [Fact]
    public void Export_of_a_training_set()
    {
        using TemporaryFolder folder = new();
        Sprites.Write(folder.Path("punks"), 6);
        folder.Write("punks.yaml", "extends: lora-sd15\ndataset: {images: punks}\noutput: out/punks\n");
        folder.Write("canny.yaml", "extends: controlnet-sd15\ndataset: {images: punks}\noutput: out/canny\n");
        Run(folder, "export.md", allowed: [0]);
        Assert.True(File.Exists(folder.Path("punks-civitai/settings.html")));
    }

    [Fact]
    public void Fixing_a_dataset_and_taking_it_back()
    {
        using TemporaryFolder folder = new();
        Sprites.Write(folder.Path("pictures"), 4);
        folder.Write("pictures/punk 001.txt", "a punk, light light skin, smile, Smile\n");
        File.Copy(folder.Path("pictures/punk 002.png"), folder.Path("pictures/punk 002 copy.png"));
        using (SkiaSharp.SKBitmap picture = SkiaSharp.SKBitmap.Decode(folder.Path("pictures/punk 003.png")))
        using (SkiaSharp.SKData jpeg = picture.Encode(SkiaSharp.SKEncodedImageFormat.Jpeg, 90))
            File.WriteAllBytes(folder.Path("pictures/punk 003.png"), jpeg.ToArray());
        FolderState before = FolderState.Of(folder.Root);
        Run(folder, "fixing.md", allowed: [0]);
        before.AssertUntouched(FolderState.Of(folder.Root, Path.Combine("pictures", ".kohyaprep")));
    }

    [Fact]
    public void Captions()
    {
        using TemporaryFolder folder = new();
        foreach (string number in (string[])["001", "002", "004", "006", "010", "012"])
        {
            Directory.CreateDirectory(folder.Path("punks"));
            File.Copy(Repository.Path("datasets", "punks", "images", $"lad_{number}.png"), folder.Path($"punks/lad_{number}.png"));
        }

        Directory.CreateDirectory(folder.Path("tagger"));
        File.WriteAllBytes(folder.Path("tagger/model.onnx"), new SmallTagger([[0, 0], [0, 0], [0, 0]], [3, 2]).ToOnnx());
        folder.Write("tagger/selected_tags.csv", "tag_id,name,category,count\n1,solo,0,9\n2,pixel_art,0,9\n");
        Run(folder, "captions.md", allowed: [0]);
    }

    [Fact]
    public void Preparation_of_a_dataset()
    {
        using TemporaryFolder folder = new();
        Sprites.Write(folder.Path("punks"), 12);
        Sprites.Write(folder.Path("people"), 3, first: 100);
        Directory.CreateDirectory(folder.Path("large"));
        foreach (string sprite in Directory.GetFiles(folder.Path("punks"), "*.png"))
        {
            using SkiaSharp.SKBitmap small = SkiaSharp.SKBitmap.Decode(sprite);
            using SkiaSharp.SKBitmap large = small.Resize(new SkiaSharp.SKImageInfo(512, 512, small.ColorType, small.AlphaType), new SkiaSharp.SKSamplingOptions(SkiaSharp.SKFilterMode.Nearest));
            using SkiaSharp.SKData png = large.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(folder.Path("large", Path.GetFileName(sprite)), png.ToArray());
        }

        folder.Write("punks.yaml", "extends: lora-sd15\ndataset: {images: punks}\ncanvas: {fit: 480}\noutput: out\n");
        Run(folder, "prepare.md", allowed: [0]);
        Program.Run(folder.Root, "prepare", "punks.yaml").Expect(0);
        byte[] own = File.ReadAllBytes(folder.Path("out/dataset/images/punk 003.png"));
        Program.Run(folder.Root, "prepare", "punks.yaml", "--set", "dataset.images=large", "--set", "canvas.recover=auto").Expect(0).Says("12 brought back from art pixels of 21.33 to 24×24");
        Assert.Equal(own, File.ReadAllBytes(folder.Path("out/dataset/images/punk 003.png")));
        Program.Run(folder.Root, "prepare", "punks.yaml", "--set", "canvas.crop=content").Expect(0).Says("12 cropped");
        Assert.True(File.Exists(folder.Path("out/crops.png")));
        Program.Run(folder.Root, "prepare", "punks.yaml", "--set", "canvas.crop=middle").Expect(1).Says("canvas.crop", "left,top,width,height");
    }

    [Fact]
    public void Large_sets()
    {
        using TemporaryFolder folder = new();
        Sprites.Write(folder.Path("pictures"), 8);
        folder.Write("big.yaml", "extends: lora-sd15\ndataset: {images: pictures}\noutput: out\n");
        Run(folder, "scale.md", allowed: [0]);
        Assert.Equal(8, Directory.GetFiles(folder.Path("out/dataset/images"), "*.png").Length);
        Assert.False(Directory.Exists(folder.Path("out/parts")));
        Assert.Equal(9, File.ReadLines(folder.Path("pictures.jsonl")).Count());
    }

    /// <param name="allowed">Exit codes: a check that finds something ends with 1.</param>
    private static void Run(TemporaryFolder folder, string page, int[] allowed)
    {
        string output = "";
        int commands = 0;
        foreach (string block in File.ReadAllText(Repository.Path("docs", page)).Split("\n```").Where((_, index) => index % 2 == 1))
        {
            int start = block.IndexOf('\n', StringComparison.Ordinal);
            string[] lines = block[(start + 1)..].Split('\n');
            switch (block[..start])
            {
                case "json":
                    folder.Write("gui.json", string.Join('\n', lines) + "\n");
                    break;
                case "csv":
                    folder.Write("punks.csv", string.Join('\n', lines) + "\n");
                    break;
                case "sh":
                    output = "";
                    foreach (string line in lines)
                    {
                        ProgramResult result = Program.Shell(folder.Root, "\"$kohyaprep\"" + line["kohyaprep".Length..]);
                        output += result.All;
                        Assert.True(allowed.Contains(result.ExitCode), $"{line}: {result.ExitCode}\n{output}");
                        commands++;
                    }

                    break;
                default:
                    Assert.All(lines, line => Assert.Contains(line, output));
                    break;
            }
        }

        Assert.True(commands > 3);
    }
}
