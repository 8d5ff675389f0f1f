using SkiaSharp;

namespace KohyaPrep.Cli.Tests;

/// <summary>Small pictures with captions, drawn for a test.</summary>
internal static class Sprites
{
    /// <summary>A face of a few colours, another one for each number.</summary>
    public static byte[] Png(int number, int side = 24)
    {
        using SKBitmap bitmap = new(new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        SKColor background = SKColor.FromHsv(number * 37 % 360, 60, 80), skin = SKColor.FromHsv(20 + (number % 15), 50, 90);
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                bool isFace = x > side / 4 && x < side * 3 / 4 && y > side / 5 && y < side * 4 / 5;
                bool isEye = y == side * 2 / 5 && (x == side * 3 / 8 || x == side * 5 / 8);
                bool isMark = ((number >> (x % 8)) & 1) == 1 && y == 1;
                bitmap.SetPixel(x, y, isEye || isMark ? SKColors.Black : isFace ? skin : background);
            }
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>A folder of such pictures, each with a caption.</summary>
    public static void Write(string folder, int count, int side = 24, int first = 0)
    {
        Directory.CreateDirectory(folder);
        for (int i = first; i < first + count; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"punk {i:000}.png"), Png(i, side));
            File.WriteAllText(Path.Combine(folder, $"punk {i:000}.txt"), $"a punk, number {i}\n");
        }
    }
}
