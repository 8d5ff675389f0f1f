using BenchmarkDotNet.Attributes;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.EdgeMaps;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Benchmarks;

/// <summary>Single steps on one sprite of 24×24 with 24 colours.</summary>
[MemoryDiagnoser]
public class SpriteBenchmarks
{
    private readonly PixelImage sprite = Sprite();
    private readonly PixelImage enlarged = Canvas.Enlarge(Sprite(), 32);
    private readonly byte[] file = PngWriter.Encode(Sprite(), PngColour.Rgba);

    [Benchmark]
    public DecodedPicture Decode() => PictureDecoder.Decode(file);

    [Benchmark]
    public MeasuredPicture Measure() => ImageMeter.Measure("sprite.png", file);

    [Benchmark]
    public byte[] EnlargeAndEncodeAt512() => PngWriter.Encode(Canvas.Apply(sprite, new CanvasStep(21, 512, 512, Border.Edge, null)));

    [Benchmark]
    public EdgeMap CannyAt768() => EdgeDrawing.Draw(enlarged, new EdgeSection(100, 200, 3, false));

    private static PixelImage Sprite()
    {
        PixelImage image = new(24, 24, new byte[24 * 24 * 4]);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            (int x, int y) = (i % 24, i / 24);
            bool isFigure = x is > 5 and < 18 && y > 4;
            image.Pixels[i] = 0xFF000000 | (isFigure ? (uint)(1 + (x * y % 23)) * 0x0A1B2C & 0xFFFFFF : 0x80C040);
        }

        return image;
    }
}
