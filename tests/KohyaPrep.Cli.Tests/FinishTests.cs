using System.Text.Json;
using SkiaSharp;

namespace KohyaPrep.Cli.Tests;

public sealed class FinishTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, SKColor[]> sprites = [];

    public FinishTests()
    {
        Directory.CreateDirectory(folder.Path("drawn"));
        foreach (string path in Directory.GetFiles(Repository.Path("datasets", "punks", "images"), "*.png").Order(StringComparer.Ordinal).Take(4))
        {
            SKColor[] sprite = Load(path);
            sprites.Add(Path.GetFileName(path), sprite);
            Write(folder.Path("drawn", Path.GetFileName(path)), 480, (x, y) => sprite[(y / 20 * 24) + (x / 20)]);
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Pictures_become_their_sprites_and_stay_as_they_are()
    {
        FolderState before = FolderState.Of(folder.Path("drawn"));
        Program.Run(folder.Root, "finish", "drawn", "--size", "24").Expect(0).Says("drawn-finished: 4 sprites of 24×24", "5 files new or changed", "20 px in 4");
        foreach ((string name, SKColor[] sprite) in sprites)
            Assert.Equal(sprite, Load(folder.Path("drawn-finished", name)));
        Assert.True(File.Exists(folder.Path("drawn-finished/sheet/before-and-after.png")));
        before.AssertUntouched(FolderState.Of(folder.Path("drawn")));

        FolderState after = FolderState.Of(folder.Root);
        Program.Run(folder.Root, "finish", "drawn").Expect(0).Says("4 sprites of 24×24");
        Assert.Equal(["drawn-finished/kohyaprep.lock.json"], after.Touched(FolderState.Of(folder.Root)));
    }

    [Fact]
    public void Json_has_every_figure_of_each_picture_and_of_the_set()
    {
        string output = Program.Run(folder.Root, "finish", "drawn", "--out", "clean", "--colors", "off", "--json").Expect(0).Output;
        using JsonDocument document = JsonDocument.Parse(output);
        JsonElement root = document.RootElement;
        Assert.Equal(4, root.GetProperty("set").GetProperty("sprites").GetInt32());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("settings").GetProperty("colors").ValueKind);
        foreach (JsonElement picture in root.GetProperty("pictures").EnumerateArray())
        {
            Assert.Equal(20, picture.GetProperty("grid").GetProperty("pitch")[0].GetDouble());
            Assert.Equal(24, picture.GetProperty("grid").GetProperty("columns").GetInt32());
            Assert.Equal(picture.GetProperty("colors_found").GetInt32(), picture.GetProperty("colors").GetInt32());
            Assert.Equal(480, picture.GetProperty("width").GetInt32());
        }
    }

    [Fact]
    public void What_cannot_be_finished_is_named_and_the_rest_is_done()
    {
        folder.Write("drawn/broken.png", "no picture");
        folder.Write("drawn/moving.gif", "GIF89a");
        byte[] png = File.ReadAllBytes(folder.Path("drawn", sprites.Keys.First()));
        File.WriteAllBytes(folder.Path("drawn/waving.png"), [.. png[..33], 0, 0, 0, 8, .. "acTL"u8, 0, 0, 0, 2, 0, 0, 0, 0, 0xF3, 0x8D, 0x93, 0x70, .. png[33..]]);
        ProgramResult result = Program.Run(folder.Root, "finish", "drawn", "--out", "clean", "--size", "24").Expect(2);
        result.Says("moving.gif: it is an animation", "waving.png: it is an animation", "broken.png: ", "4 sprites", "without a sprite: 3 of 7");
    }

    [Fact]
    public void A_picture_without_a_grid_is_said_to_have_none()
    {
        Write(folder.Path("slope.png"), 400, (x, y) => new SKColor((byte)(x / 2), (byte)(y / 2), 90));
        Program.Run(folder.Root, "finish", "slope.png").Expect(2).Says("slope.png: no grid can be seen in it", "--size");
        Program.Run(folder.Root, "finish", "slope.png", "--size", "24").Expect(0).Says("no grid can be seen in it; it was divided into equal parts", "finished: 1 sprite of 24×24");
    }

    [Fact]
    public void Files_of_others_stay_unless_they_are_to_be_replaced()
    {
        string name = sprites.Keys.First();
        folder.Write("clean/" + name, "mine");
        FolderState before = FolderState.Of(folder.Root);
        Program.Run(folder.Root, "finish", "drawn", "--out", "clean").Expect(2).Says(name, "--force");
        before.AssertUntouched(FolderState.Of(folder.Root));
        Program.Run(folder.Root, "finish", "drawn", "--out", "clean", "--force").Expect(0);
        Assert.Equal(sprites[name], Load(folder.Path("clean", name)));
    }

    [Theory]
    [InlineData("drawn", "drawn")]
    [InlineData("drawn", "drawn/clean")]
    public void Sprites_never_lie_among_the_pictures(string input, string output)
    {
        FolderState before = FolderState.Of(folder.Root);
        Program.Run(folder.Root, "finish", input, "--out", output, "--force").Expect(2).Says("among the pictures");
        before.AssertUntouched(FolderState.Of(folder.Root));
    }

    [Theory]
    [InlineData("--size", "huge")]
    [InlineData("--size", "0")]
    [InlineData("--colors", "0")]
    [InlineData("--colors", "few")]
    [InlineData("--palette", "none.gpl")]
    [InlineData("--method", "best")]
    public void A_wrong_value_is_named(string option, string value)
    {
        FolderState before = FolderState.Of(folder.Root);
        Program.Run(folder.Root, "finish", "drawn", option, value).Expect(2).Says(value);
        before.AssertUntouched(FolderState.Of(folder.Root));
    }

    [Fact]
    public void The_originals_own_colours_can_be_asked_for()
    {
        string name = sprites.Keys.First();
        Directory.CreateDirectory(folder.Path("originals"));
        Write(folder.Path("originals", name), 24, (x, y) => sprites[name][(y * 24) + x]);
        Program.Run(folder.Root, "finish", "drawn", "--palette", "originals", "--out", "clean").Expect(0);
        HashSet<SKColor> palette = [.. sprites[name]];
        foreach (string other in sprites.Keys)
            Assert.Subset(palette, Load(folder.Path("clean", other)).ToHashSet());
    }

    private static SKColor[] Load(string path)
    {
        using SKBitmap bitmap = SKBitmap.Decode(path);
        return bitmap.Pixels;
    }

    private static void Write(string path, int side, Func<int, int, SKColor> colour)
    {
        using SKBitmap bitmap = new(new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Pixels = [.. Enumerable.Range(0, side * side).Select(i => colour(i % side, i / side))];
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, data.ToArray());
    }
}
