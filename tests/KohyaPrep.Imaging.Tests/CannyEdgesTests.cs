using System.Security.Cryptography;
using KohyaPrep.Core;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.EdgeMaps;

namespace KohyaPrep.Imaging.Tests;

public sealed class CannyEdgesTests
{
    // Number of white pixels and start of the SHA-256 of the gray map, from Python's cv2 4.6 on the same formulas.
    [Theory]
    [InlineData("cells", 100, 200, 3, false, 1188, "271EBF00E7FFB68F56398E9268930D82")]
    [InlineData("cells", 30, 100, 3, false, 1424, "5536C69F1868315FB8AE396D67B2C84D")]
    [InlineData("cells", 100, 200, 3, true, 1153, "9716324BDC12AC2E795CA3038E0443D0")]
    [InlineData("cells", 50.5, 150, 5, false, 1375, "F4457FD0EE541F12DF85F8306F3A520D")]
    [InlineData("cells", 2000, 6000, 7, true, 1281, "9A04E42BD6CBC0A43D864A91367BE16A")]
    [InlineData("texture", 100, 200, 3, false, 418, "F7245B8979C862E23F398F89D14AC58A")]
    [InlineData("texture", 30, 100, 3, false, 976, "2E6AC982833D46F06D5C9662989F9C35")]
    [InlineData("texture", 100, 200, 3, true, 373, "68947A15F367A8A4FA801F90D43CFA7F")]
    [InlineData("texture", 50.5, 150, 5, false, 1292, "D665E0EF8F98CC3372D5484ACDA08848")]
    [InlineData("texture", 2000, 6000, 7, true, 1072, "90A0D049827A3DDEB5749F04F1611316")]
    public void A_map_is_the_one_that_pythons_cv2_draws(string picture, double low, double high, int aperture, bool l2, int white, string hash)
    {
        EdgeMap map = EdgeDrawing.Draw(picture == "cells" ? Cells() : Texture(), new EdgeSection(low, high, aperture, l2));
        byte[] gray = map.ToPixels();
        Assert.Equal(white, gray.Count(value => value == 255));
        Assert.Equal(hash, Convert.ToHexString(SHA256.HashData(gray))[..32]);
    }

    [Fact]
    public void A_map_is_black_and_white_and_opaque()
    {
        PixelImage map = EdgeDrawing.Draw(Texture(), new EdgeSection(100, 200, 3, false)).ToImage();
        Assert.All(map.Pixels.ToArray(), pixel => Assert.True(pixel is 0xFF000000 or 0xFFFFFFFF));
    }

    [Fact]
    public void Alpha_is_ignored()
    {
        PixelImage texture = Texture();
        byte[] clear = [.. texture.Rgba.Select((value, i) => i % 4 == 3 ? (byte)i : value)];
        EdgeMap map = EdgeDrawing.Draw(new PixelImage(texture.Width, texture.Height, clear), new EdgeSection(100, 200, 3, false));
        Assert.Equal(EdgeDrawing.Draw(texture, new EdgeSection(100, 200, 3, false)).ToPixels(), map.ToPixels());
    }

    [Fact]
    public void A_missing_library_is_said_with_its_remedy()
    {
        KohyaPrepException thrown = Assert.Throws<KohyaPrepException>(() => OpenCvLibrary.Load("NoSuchLibrary"));
        Assert.Equal(ExitCode.MachineLacks, thrown.ExitCode);
        Assert.Contains("sudo apt-get install libgtk-3-0", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_that_opencv_lacks_is_named() =>
        Assert.StartsWith(
            "OpenCV, which edge maps and taggers need, cannot be loaded: libgtk-3.so.0 is not on this machine.",
            OpenCvLibrary.Explain(LoaderMessage),
            StringComparison.Ordinal);

    private const string LoaderMessage = """
        Unable to load shared library 'OpenCvSharpExtern' or one of its dependencies. Consider using a tool like strace.
        /opt/kohyaprep/OpenCvSharpExtern.so: cannot open shared object file: No such file or directory
        libgtk-3.so.0: cannot open shared object file: No such file or directory
        /opt/kohyaprep/libOpenCvSharpExtern: cannot open shared object file: No such file or directory
        """;

    internal static PixelImage Cells() => TestFiles.Of(96, 80, (x, y) =>
    {
        (int cx, int cy) = (x / 8, y / 8);
        return Pixel((cx * 53) + (cy * 97), (cx * cy * 29) + 11, (cx * cx * 7) + (cy * 13));
    });

    internal static PixelImage Texture() =>
        TestFiles.Of(77, 61, (x, y) => Pixel(((x * x) + (y * 3)) >> 2, (x * y) >> 3, (x * 5) ^ (y * 7)));

    private static uint Pixel(int red, int green, int blue) =>
        (uint)((red & 255) | ((green & 255) << 8) | ((blue & 255) << 16));
}
