using SkiaSharp;

namespace KohyaPrep.Cli.Tests;

public sealed class CanvasTests
{
    [Fact]
    public void Native_sprites_on_sdxl_are_refused_with_both_ways_out()
    {
        using TemporaryFolder folder = WithSprites("lora-sdxl");
        Program.Run(folder.Root, "prepare", "recipe.yaml", "--set", "canvas=native").Expect(1).Says("24×24", "pad: 32", "fit: 960", "nothing was written");
        Assert.False(Directory.Exists(folder.Path("out")));
    }

    [Theory]
    [InlineData("lora-sdxl", "canvas.pad=32", 32, 1)]
    [InlineData("lora-sdxl", "canvas.fit=96", 96, 4)]
    [InlineData("lora-sd15", "canvas=native", 24, 1)]
    [InlineData("lora-sd15", "canvas.pad=32", 32, 1)]
    [InlineData("lora-sd15", "canvas.fit=64", 64, 2)]
    [InlineData("lora-sd15", "canvas.fit=128", 128, 5)]
    [InlineData("lora-sd15", "canvas.fit=256", 256, 10)]
    [InlineData("lora-sd15", "canvas.fit=512", 512, 21)]
    [InlineData("lora-sd15", "canvas.scale=3", 72, 3)]
    [InlineData("lora-sd15", "canvas.scale=21", 504, 21)]
    public void A_sprite_is_enlarged_by_a_whole_factor_and_put_in_the_middle(string template, string canvas, int side, int factor)
    {
        using TemporaryFolder folder = WithSprites(template);
        Program.Run(folder.Root, "prepare", "recipe.yaml", "--set", canvas).Expect(0).Says($"3 pictures of {side}×{side}");
        using SKBitmap source = SKBitmap.Decode(folder.Path("images/punk 001.png"));
        using SKBitmap picture = SKBitmap.Decode(folder.Path("out/dataset/images/punk 001.png"));
        Assert.Equal((side, side), (picture.Width, picture.Height));
        int margin = (side - (24 * factor)) / 2;
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                int sourceX = Math.Clamp((x - margin) / factor, 0, 23), sourceY = Math.Clamp((y - margin) / factor, 0, 23);
                if (source.GetPixel(sourceX, sourceY) != picture.GetPixel(x, y))
                    Assert.Fail($"pixel {x}, {y} is {picture.GetPixel(x, y)} instead of {source.GetPixel(sourceX, sourceY)}");
            }
        }
    }

    [Theory]
    [InlineData("lora-sd15", "canvas.fit=100", "multiples of 8 only. Take 96 or 104")]
    [InlineData("lora-sdxl", "canvas.fit=744", "multiples of 32 only. Take 736 or 768")]
    [InlineData("lora-sd15", "canvas.fit=16", "punk 000.png")]
    [InlineData("lora-sd15", "canvas.fit=4", "from 8 to 4096")]
    public void A_size_that_cannot_be_is_refused(string template, string canvas, string words)
    {
        using TemporaryFolder folder = WithSprites(template);
        Program.Run(folder.Root, "prepare", "recipe.yaml", "--set", canvas).Expect(1).Says(words);
        Assert.False(Directory.Exists(folder.Path("out")));
    }

    private static TemporaryFolder WithSprites(string template)
    {
        TemporaryFolder folder = new();
        Sprites.Write(folder.Path("images"), 3);
        RecipeFile.Write(folder, template, "images");
        return folder;
    }
}
