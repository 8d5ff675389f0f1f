using System.Security.Cryptography;
using CsCheck;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.Colours;
using KohyaPrep.Imaging.EdgeMaps;
using OpenCvSharp;

namespace KohyaPrep.Imaging.Tests;

public sealed class EdgeDrawingTests
{
    private static readonly EdgeSection Borders = new(100, 200, 3, false) { Method = EdgeMethod.Borders };

    private static readonly Border[] Surroundings = [Border.Edge, new Border(BorderKind.Mirror), new Border(BorderKind.Colour, new Rgb(9, 200, 60))];

    /// <summary>Few colours, so that neighbours are often equal and rows repeat; odd sizes, so that there is padding.</summary>
    private static readonly Gen<(PixelImage Sprite, CanvasStep Canvas)> Canvases =
        from width in Gen.Int[1, 12]
        from height in Gen.Int[1, 12]
        from factor in Gen.Int[1, 14]
        from right in Gen.Int[0, 20]
        from down in Gen.Int[0, 20]
        from border in Gen.Int[0, Surroundings.Length - 1].Select(i => Surroundings[i])
        from palette in Gen.UInt.Array[1, 6]
        from places in Gen.Int[0, palette.Length - 1].Array[width * height]
        select (
            TestFiles.Of(width, height, (x, y) => palette[places[(y * width) + x]]),
            new CanvasStep(factor, (width * factor) + right, (height * factor) + down, border, null));

    private static readonly Gen<EdgeSection> Settings =
        from aperture in Gen.Int[1, 3].Select(half => (2 * half) + 1)
        from low in Gen.Double[0, 400]
        from high in Gen.Double[0, 900]
        from l2 in Gen.Bool
        from channel in Gen.Enum<EdgeChannel>()
        from blur in Gen.Int[-2, 3].Select(half => half <= 0 ? 0 : (2 * half) + 1)
        select new EdgeSection(low, high, aperture, l2) { Channel = channel, Blur = blur };

    // By Python's cv2 4.6, on the pictures of CannyEdgesTests: the maximum of its maps of the three channels.
    [Theory]
    [InlineData("cells", EdgeChannel.Luminance, 30, 100, 3, false, 5, 1102, "564172145A1A5600C65FBD12757F28CF")]
    [InlineData("cells", EdgeChannel.Rgb, 30, 100, 3, false, 0, 1680, "314BD881735F5C52D8B199DC3583C101")]
    [InlineData("cells", EdgeChannel.Rgb, 100, 200, 3, true, 0, 1666, "25272A656271F93903CF90876A98361B")]
    [InlineData("cells", EdgeChannel.Rgb, 50.5, 150, 5, false, 0, 1854, "3D3863E8E6AEEFA78F1D9DC15BB3FD15")]
    [InlineData("cells", EdgeChannel.Rgb, 2000, 6000, 7, true, 0, 2067, "E943D9C9EA01AC334264BFFEC4F36859")]
    [InlineData("cells", EdgeChannel.Rgb, 30, 100, 3, false, 5, 2025, "7870694816AC40076A3AE7CC3C43FB7A")]
    [InlineData("cells", EdgeChannel.Lab, 30, 100, 3, false, 0, 1688, "7F068FE180E26526F57AD77BF3940CE7")]
    [InlineData("cells", EdgeChannel.Lab, 100, 200, 3, true, 0, 1623, "3DD2EBFCF63F051BB1A804907A23CA56")]
    [InlineData("cells", EdgeChannel.Lab, 50.5, 150, 5, false, 0, 1833, "BE359191E6E00B6FA608E4B6310029E9")]
    [InlineData("cells", EdgeChannel.Lab, 2000, 6000, 7, true, 0, 2057, "7BFE36373C43CC22455A756A4BFF655F")]
    [InlineData("cells", EdgeChannel.Lab, 30, 100, 3, false, 5, 2262, "9E04F77892DAA673D228305C0957BF36")]
    [InlineData("texture", EdgeChannel.Luminance, 30, 100, 3, false, 5, 811, "6E957B4C798E19A778DD88F2141F1E03")]
    [InlineData("texture", EdgeChannel.Rgb, 30, 100, 3, false, 0, 1890, "AF877120D2159F7727346B0F0EA0B335")]
    [InlineData("texture", EdgeChannel.Rgb, 100, 200, 3, true, 0, 1279, "5D98D452B477DEEFFA68211BC74C18E2")]
    [InlineData("texture", EdgeChannel.Rgb, 50.5, 150, 5, false, 0, 1911, "4251B7B7F262E9BAAB87A0911A0ECB6A")]
    [InlineData("texture", EdgeChannel.Rgb, 2000, 6000, 7, true, 0, 1951, "04F31741BB2F3664273AF426F9D08B1B")]
    [InlineData("texture", EdgeChannel.Rgb, 30, 100, 3, false, 5, 1669, "7A53F335358BA744CEEAF09C388883C2")]
    [InlineData("texture", EdgeChannel.Lab, 30, 100, 3, false, 0, 2340, "611A2295E113BAE5DB420ABEE9494559")]
    [InlineData("texture", EdgeChannel.Lab, 100, 200, 3, true, 0, 1031, "6A1F89E3AED4DF512C6DEB55FB170EC4")]
    [InlineData("texture", EdgeChannel.Lab, 50.5, 150, 5, false, 0, 2474, "F8597614EEF0C50D226902E8261EBC18")]
    [InlineData("texture", EdgeChannel.Lab, 2000, 6000, 7, true, 0, 2106, "6FD6FE8226225383AADC977A458D855D")]
    [InlineData("texture", EdgeChannel.Lab, 30, 100, 3, false, 5, 1623, "4DCC1DEFD8362D3F90F26475B56380B1")]
    public void The_strongest_channel_is_the_maximum_of_what_cv2_draws_of_each(
        string picture, EdgeChannel channel, double low, double high, int aperture, bool l2, int blur, int white, string hash)
    {
        EdgeSection settings = new(low, high, aperture, l2) { Channel = channel, Blur = blur };
        byte[] map = EdgeDrawing.Draw(picture == "cells" ? CannyEdgesTests.Cells() : CannyEdgesTests.Texture(), settings).ToPixels();
        Assert.Equal(white, map.Count(value => value == 255));
        Assert.Equal(hash, Convert.ToHexString(SHA256.HashData(map))[..32]);
    }

    [Fact]
    public void A_map_of_an_enlarged_sprite_is_the_one_that_opencv_draws_of_all_its_pixels() =>
        Gen.Select(Canvases, Settings).Sample(
            (canvas, settings) => Assert.Equal(Whole(Canvas.Apply(canvas.Sprite, canvas.Canvas), settings), EdgeDrawing.Draw(canvas.Sprite, canvas.Canvas, settings).ToPixels()),
            iter: 120);

    [Fact]
    public void A_canvas_gives_the_same_map_drawn_or_not() =>
        Gen.Select(Canvases, Settings, Gen.Int[1, 5], Gen.Int[0, 3]).Sample(
            (canvas, settings, thickness, dilate) =>
            {
                EdgeSection wide = settings with { Thickness = thickness, Dilate = dilate, Invert = dilate == 1, Method = (EdgeMethod)(thickness % 2) };
                EdgeMap drawn = EdgeDrawing.Draw(Canvas.Apply(canvas.Sprite, canvas.Canvas), wide);
                Assert.Equal(drawn.ToPixels(), EdgeDrawing.Draw(canvas.Sprite, canvas.Canvas, wide).ToPixels());
                Assert.Equal(drawn.ToImage().Rgba, Pictures.PictureDecoder.Decode(drawn.ToPng()).Pixels!.Rgba);
            },
            iter: 60);

    [Theory]
    [InlineData(1)]
    [InlineData(21)]
    [InlineData(32)]
    public void Borders_are_all_drawn_and_nothing_else_is(int factor)
    {
        foreach (PixelImage sprite in TestSprites.Bundled(24))
        {
            int side = (24 * factor) + 8;
            byte[] map = EdgeDrawing.Draw(sprite, new CanvasStep(factor, side, side, Border.Edge, null), Borders).ToPixels();
            for (int y = 0; y < side; y++)
            {
                for (int x = 0; x < side; x++)
                {
                    bool isBorder = Differ(sprite, Cell(x), Cell(y), Cell(x + 1), Cell(y)) || Differ(sprite, Cell(x), Cell(y), Cell(x), Cell(y + 1));
                    Assert.Equal(isBorder ? 255 : 0, map[(y * side) + x]);
                }
            }
        }

        int Cell(int at) => Math.Clamp((at - 4) < 0 ? 0 : (at - 4) / factor, 0, 23);
    }

    [Fact]
    public void A_border_between_equally_light_colours_is_lost_in_gray_only()
    {
        PixelImage halves = TestFiles.Of(40, 40, (x, _) => x < 20 ? 0x0000C8u : 0x006600u);
        EdgeSection gray = new(100, 200, 3, false);
        Assert.Equal(0, EdgeDrawing.Draw(halves, gray).Density());
        foreach (EdgeSection settings in (EdgeSection[])[new(30, 100, 3, false) { Channel = EdgeChannel.Rgb }, new(20, 60, 3, false) { Channel = EdgeChannel.Lab }, Borders])
            Assert.Equal(1.0 / 40, EdgeDrawing.Draw(halves, settings).Density());
    }

    [Theory]
    [InlineData(1, 0, 19, 19)]
    [InlineData(2, 0, 19, 20)]
    [InlineData(3, 0, 18, 20)]
    [InlineData(1, 2, 17, 21)]
    [InlineData(2, 1, 18, 21)]
    public void Lines_are_as_wide_as_asked_for(int thickness, int dilate, int first, int last)
    {
        PixelImage halves = TestFiles.Of(40, 40, (x, _) => x < 20 ? 0u : 0xFFFFFFu);
        EdgeSection settings = Borders with { Thickness = thickness, Dilate = dilate };
        byte[] map = EdgeDrawing.Draw(halves, settings).ToPixels();
        Assert.Equal(Enumerable.Range(0, 1600).Select(i => (byte)(i % 40 >= first && i % 40 <= last ? 255 : 0)), map);
        EdgeMap inverted = EdgeDrawing.Draw(halves, settings with { Invert = true });
        Assert.Equal(map.Select(pixel => (byte)(255 - pixel)), inverted.ToPixels());
        Assert.Equal((last - first + 1) / 40.0, inverted.Density());
    }

    private static bool Differ(PixelImage sprite, int x, int y, int otherX, int otherY) =>
        ColourDifference.Between(Rgb.OfPixel(sprite.Row(y)[x]), Rgb.OfPixel(sprite.Row(otherY)[otherX])) > 5;

    /// <summary>What OpenCV draws of a picture, nothing left out.</summary>
    private static unsafe byte[] Whole(PixelImage image, EdgeSection settings)
    {
        EdgeDrawing.EnsureAvailable(settings);
        fixed (byte* source = image.Rgba)
        {
            using Mat rgba = Mat.FromPixelData(image.Height, image.Width, MatType.CV_8UC4, (nint)source);
            using Mat blurred = settings.Blur == 0 ? rgba.Clone() : rgba.GaussianBlur(new OpenCvSharp.Size(settings.Blur, settings.Blur), 0);
            using Mat colours = blurred.CvtColor(settings.Channel == EdgeChannel.Luminance ? ColorConversionCodes.RGBA2GRAY : ColorConversionCodes.RGBA2RGB);
            using Mat looked = settings.Channel == EdgeChannel.Lab ? colours.CvtColor(ColorConversionCodes.RGB2Lab) : colours.Clone();
            byte[] map = new byte[image.Width * image.Height];
            foreach (Mat channel in looked.Split())
            {
                using Mat drawn = channel.Canny(settings.Low, settings.High, settings.Aperture, settings.L2Gradient);
                Assert.True(drawn.GetArray(out byte[] found));
                for (int i = 0; i < map.Length; i++)
                    map[i] |= found[i];
                channel.Dispose();
            }

            return map;
        }
    }
}
