using System.Globalization;
using KohyaPrep.Core.Scores;
using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Variants;

namespace KohyaPrep.Benchmarks;

/// <summary>What Match % and its parts say of a folder's sprites where the answer is known.</summary>
internal static class ScoreTable
{
    public static void Print(string folder)
    {
        (string, PixelImage)[] images = [.. PictureFolder.List(folder, recursive: false)
            .Select(path => (path, PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(folder, path))).Pixels!))];
        Console.WriteLine($"| {images.Length} originals, each held against | Match % | fg5 | bg5 | edge | exact | ΔE |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (string way in SpoiltScore.Ways)
        {
            PairScore mean = SpoiltScore.Mean(way, images);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {way} | {mean.Match:F1} | {mean.Fg5:F1} | {mean.Bg5:F1} | {mean.Edge:F1} | {mean.Exact:F1} | {mean.MeanDifference:F2} |"));
        }
    }
}
