using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Pictures;

namespace KohyaPrep.Imaging.Tests;

/// <summary>Sprites of the bundled sample.</summary>
internal static class TestSprites
{
    public static PixelImage Load(string path) => PictureDecoder.Decode(File.ReadAllBytes(path)).Pixels!;

    /// <summary>So many of its pictures of 24×24, evenly from all of them.</summary>
    public static IEnumerable<PixelImage> Bundled(int count) => Some(Path.Combine(Repository.Root, "datasets/punks/images"), count);

    /// <summary>So many of a folder's pictures, evenly from all of them.</summary>
    public static IEnumerable<PixelImage> Some(string folder, int count)
    {
        string[] paths = [.. Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal)];
        return Enumerable.Range(0, Math.Min(count, paths.Length)).Select(i => Load(paths[i * paths.Length / Math.Min(count, paths.Length)]));
    }

    /// <summary>A sprite of any size, of the bundled ones side by side.</summary>
    public static PixelImage Tiled(int width, int height)
    {
        PixelImage[] tiles = [.. Bundled(16)];
        return TestFiles.Of(width, height, (x, y) => tiles[((y / 24 * 4) + (x / 24)) % tiles.Length].Row(y % 24)[x % 24]);
    }
}
