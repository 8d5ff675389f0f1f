using System.Diagnostics;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Imaging.Recoveries;
using KohyaPrep.Variants;

namespace KohyaPrep.Imaging.Tests;

public sealed class PillowRecipeTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private const string Script = """
        import sys
        from PIL import Image, ImageFilter
        for line in sys.stdin:
            path, w, h = line.rstrip('\n').split('|')
            sprite = Image.open(path).convert('RGB').resize((int(w), int(h)), Image.NEAREST).quantize(40, method=2).convert('RGB')
            sprite.save(path + '.classic.png')
            sprite.filter(ImageFilter.UnsharpMask(radius=1, percent=150, threshold=3)).save(path + '.sharp.png')
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_classic_recipe_and_its_sharpening_are_pillows_to_the_pixel()
    {
        Assert.SkipUnless(HasPillow(), $"needs {Python} with Pillow (python3-pil)");
        List<(string Path, PixelImage Picture, SpriteSize Size)> cases = [];
        int number = 0;
        foreach (PixelImage sprite in TestSprites.Bundled(8))
        {
            PixelImage clean = Variation.Enlarge(sprite, 512, 512);
            Add(clean, 24, 24);
            Add(Variation.Noise(clean, 8, number), 24, 24);
            Add(Variation.Decode(clean, 1, number), 25, 31);
            Add(Variation.Jpeg(Variation.EnlargeByLanczos(sprite, 500, 333), 80), 24, 48);
        }

        RunPillow(cases.Select(item => $"{item.Path}|{item.Size.Columns}|{item.Size.Rows}"));
        foreach ((string path, PixelImage picture, SpriteSize size) in cases)
        {
            RecoveryRequest classic = new() { Size = size, Method = CellMethod.Classic };
            Assert.Equal(TestSprites.Load(path + ".classic.png").Rgba, PictureRecovery.Recover(picture, classic).Sprite!.Rgba);
            Assert.Equal(TestSprites.Load(path + ".sharp.png").Rgba, PictureRecovery.Recover(picture, classic with { Sharpen = true }).Sprite!.Rgba);
        }

        void Add(PixelImage picture, int columns, int rows)
        {
            string path = folder.Path($"{number++}.png");
            File.WriteAllBytes(path, PngWriter.Encode(picture, PngColour.Rgb));
            cases.Add((path, picture, new SpriteSize(columns, rows)));
        }
    }

    private static bool HasPillow()
    {
        if (!File.Exists(Python))
            return false;
        using Process process = Process.Start(new ProcessStartInfo(Python, ["-c", "import PIL"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static void RunPillow(IEnumerable<string> lines)
    {
        using Process process = Process.Start(new ProcessStartInfo(Python, ["-c", Script]) { RedirectStandardInput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        foreach (string line in lines)
            process.StandardInput.Write(line + "\n");
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
    }
}
