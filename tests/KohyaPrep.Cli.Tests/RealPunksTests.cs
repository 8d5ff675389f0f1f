using SkiaSharp;

namespace KohyaPrep.Cli.Tests;

public sealed class RealPunksTests : IClassFixture<RealPunksRun>
{
    private const int Side = 768, Art = 24, Factor = Side / Art;
    private readonly RealPunksRun punks;

    public RealPunksTests(RealPunksRun punks)
    {
        Shared.Path("punks");
        this.punks = punks;
    }

    [Fact]
    public void Two_pictures_without_a_caption_and_one_caption_without_a_picture_are_reported()
    {
        string[] lines = punks.Result.Output.Split('\n');
        Assert.Equal(
            ["lad_057_Hughx.png", "lady_063_PVR.png"],
            lines.Where(line => line.Contains(" CAP001 ", StringComparison.Ordinal)).Select(line => Path.GetFileName(line.Split(": ")[0])));
        Assert.Contains("lad_047_CYGAAR1.txt", Assert.Single(lines, line => line.Contains(" SET005 ", StringComparison.Ordinal)), StringComparison.Ordinal);
        punks.Result.Says("204 pictures of 768×768, 204 Canny edge maps", "202 captions, 2 written from the template");
    }

    [Fact]
    public void Pictures_and_edge_maps_have_the_stems_of_the_sources()
    {
        IEnumerable<string> stems = Stems(Path.Combine(punks.Sources, "images"), "*.png");
        Assert.Equal(204, stems.Count());
        Assert.Equal(stems, Stems(Path.Combine(punks.Output, "dataset/images"), "*.png"));
        Assert.Equal(stems, Stems(Path.Combine(punks.Output, "dataset/edges"), "*"));
        Assert.Equal(204, Directory.GetFiles(Path.Combine(punks.Output, "dataset/images"), "*.txt").Length);
    }

    [Fact]
    public void Every_pixel_of_the_art_is_a_block_of_its_own_colour()
    {
        Parallel.ForEach(Stems(Path.Combine(punks.Sources, "images"), "*.png"), stem =>
        {
            using SKBitmap source = Decode(Path.Combine(punks.Sources, "images", stem + ".png"));
            using SKBitmap picture = Decode(Path.Combine(punks.Output, "dataset/images", stem + ".png"));
            using SKBitmap edges = Decode(Path.Combine(punks.Output, "dataset/edges", stem + ".png"));
            Assert.Equal((Art, Art, Side, Side, Side, Side), (source.Width, source.Height, picture.Width, picture.Height, edges.Width, edges.Height));
            ReadOnlySpan<uint> art = Pixels(source), large = Pixels(picture);
            for (int y = 0; y < Side; y++)
            {
                for (int x = 0; x < Art; x++)
                {
                    int other = large.Slice((y * Side) + (x * Factor), Factor).IndexOfAnyExcept(art[(y / Factor * Art) + x]);
                    Assert.True(other < 0, $"{stem}: the block of pixel {x}, {y / Factor} has another colour in line {y}");
                }
            }

            Assert.Equal(-1, Pixels(edges).IndexOfAnyExcept(0xff000000, 0xffffffff));
            Assert.Contains(0xffffffff, Pixels(edges).ToArray());
        });
    }

    [Fact]
    public void The_sources_are_untouched() => punks.Before.AssertUntouched(FolderState.Of(punks.Sources));

    [Fact]
    public void A_rerun_writes_nothing()
    {
        FolderState before = FolderState.Of(punks.Root);
        Program.Run(punks.Root, "prepare", punks.Recipe).Expect(0).Says("0 files new or changed, 617 as they were");
        before.AssertUntouched(FolderState.Of(punks.Root));
        Assert.False(Directory.Exists(Path.Combine(punks.Output, ".kohyaprep")));
    }

    [Fact]
    public void A_change_rewrites_only_what_depends_on_it()
    {
        using TemporaryFolder copy = punks.CopyOfAll();
        Program.Run(copy.Root, "prepare", "recipe.yaml").Expect(0).Says("0 files new or changed");

        File.WriteAllText(copy.Path($"captions/{Stem(copy, 1)}.txt"), "another caption");
        Assert.Equal(["dataset/images/" + Stem(copy, 1) + ".txt", "kohyaprep.lock.json"], Touched(copy));

        File.WriteAllBytes(copy.Path($"images/{Stem(copy, 4)}.png"), Sprites.Png(7));
        Assert.Equal([$"dataset/edges/{Stem(copy, 4)}.png", $"dataset/images/{Stem(copy, 4)}.png", "kohyaprep.lock.json"], Touched(copy));

        Assert.Equal(["kohyaprep.lock.json", "training.toml"], Touched(copy, "--set", "training.learning_rate=2e-5"));
        IReadOnlyList<string> edges = Touched(copy, "--set", "training.learning_rate=2e-5", "--set", "edges.low=20");
        Assert.DoesNotContain(edges, path => path.StartsWith("dataset/images", StringComparison.Ordinal));
        Assert.Equal(204, edges.Count(path => path.StartsWith("dataset/edges", StringComparison.Ordinal)));
        AssertNoStrays(copy);
    }

    [Fact]
    public void A_picture_that_is_gone_takes_its_outputs_along()
    {
        using TemporaryFolder copy = punks.CopyOfAll();
        Program.Run(copy.Root, "prepare", "recipe.yaml").Expect(0);
        string stem = Stem(copy, 9);
        File.WriteAllText(copy.Path($"out/dataset/images/{stem}_0768x0768_sdxl.npz"), "latents that the trainer cached");
        FolderState before = FolderState.Of(copy.Path("out"));
        File.Delete(copy.Path($"images/{stem}.png"));
        File.Delete(copy.Path($"captions/{stem}.txt"));
        Program.Run(copy.Root, "prepare", "recipe.yaml").Expect(0).Says("203 pictures", "removed");
        FolderState after = FolderState.Of(copy.Path("out"));
        Assert.Equal(
            [$"dataset/edges/{stem}.png", $"dataset/images/{stem}.png", $"dataset/images/{stem}.txt", $"dataset/images/{stem}_0768x0768_sdxl.npz"],
            before.Hashes.Keys.Except(after.Hashes.Keys));
        Assert.Empty(before.Touched(after).Intersect(after.Hashes.Keys).Except(["kohyaprep.lock.json", "preview.png", "sample_prompts.txt", "training.toml"]));
        AssertNoStrays(copy);
    }

    private static IReadOnlyList<string> Touched(TemporaryFolder copy, params string[] more)
    {
        FolderState before = FolderState.Of(copy.Path("out"));
        Program.Run(copy.Root, ["prepare", "recipe.yaml", .. more]).Expect(0);
        return before.Touched(FolderState.Of(copy.Path("out")));
    }

    private static void AssertNoStrays(TemporaryFolder copy)
    {
        Assert.Equal(
            ["accelerate.yaml", "dataset", "dataset.toml", "kohyaprep.lock.json", "preview.png", "sample_prompts.txt", "training.toml"],
            Directory.EnumerateFileSystemEntries(copy.Path("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Stems(copy.Path("images"), "*.png"), Stems(copy.Path("out/dataset/images"), "*.png"));
        Assert.Equal(Stems(copy.Path("images"), "*.png"), Stems(copy.Path("out/dataset/edges"), "*"));
    }

    private static string Stem(TemporaryFolder copy, int number) =>
        Stems(copy.Path("images"), "*.png").Where(stem => File.Exists(copy.Path($"captions/{stem}.txt"))).ElementAt(number);

    private static IEnumerable<string> Stems(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    private static SKBitmap Decode(string file)
    {
        using SKCodec codec = SKCodec.Create(file);
        SKBitmap bitmap = new(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb()));
        Assert.Equal(SKCodecResult.Success, codec.GetPixels(bitmap.Info.WithColorSpace(null), bitmap.GetPixels()));
        return bitmap;
    }

    private static ReadOnlySpan<uint> Pixels(SKBitmap bitmap) => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
}
