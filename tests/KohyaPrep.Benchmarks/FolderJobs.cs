using System.Diagnostics;
using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.EdgeMaps;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Imaging.Preparations;
using KohyaPrep.Imaging.Recoveries;

namespace KohyaPrep.Benchmarks;

/// <summary>
/// The jobs of the Python baselines on a folder, as one would do them with the library: all cores, one line at the end.
/// </summary>
internal static class FolderJobs
{
    /// <summary>
    /// <c>validate.py DIR</c>: each picture opened, decoded, judged and hashed, its transparency, colours and orientation, the captions, the groups of
    /// equal pictures. The hash is the product's own, XXH128 of size and pixels, where the script takes SHA-256 of the pixels.
    /// </summary>
    public static void ValidateOnly(string folder)
    {
        Stopwatch watch = Stopwatch.StartNew();
        string[] paths = [.. PictureFolder.List(folder, recursive: false)];
        ImageFacts[] pictures = new ImageFacts[paths.Length];
        Parallel.For(0, paths.Length, i => pictures[i] = ImageMeter.MeasureFile(Path.Combine(folder, paths[i]), paths[i], depth: MeterDepth.Contents).Facts);
        CaptionsFound captions = CaptionScan.Run(folder, folder, ".txt", recursive: false);
        Dataset dataset = new(folder, folder, pictures, captions.Captions, null);
        Tell($"{dataset.Pictures.Count} pictures {new DatasetIndex(dataset).SamePixels.Count} duplicate groups {dataset.Captions.Count} captions", watch);
    }

    /// <summary>All that <c>check</c> does: beside the work of <see cref="ValidateOnly"/> what is seen in the pictures, near duplicates, palettes, every rule.</summary>
    public static void Validate(string folder)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Dataset dataset = DatasetReader.Read(new DatasetSection(Path.GetFullPath(folder), null, ".txt", null, false, 1, ""), path => path, null, CancellationToken.None);
        int findings = DatasetChecks.Run(dataset, new DatasetUse()).Count;
        Tell($"{dataset.Pictures.Count} pictures {new DatasetIndex(dataset).SamePixels.Count} duplicate groups {dataset.NearDuplicates.Count} near ones {dataset.Captions.Count} captions {findings} findings", watch);
    }

    /// <summary><c>enlarge.py DIR OUT SIZE</c></summary>
    public static void Enlarge(string folder, string target, int size) =>
        ForEach(folder, target, "enlarged", image => PngWriter.EncodeRows(Canvas.ApplyToRows(image, Step(image, size))));

    /// <summary><c>canny.py DIR OUT SIZE</c>, or with what the edge maps of a recipe may be drawn of.</summary>
    public static void Edges(string folder, string target, int size, EdgeSection settings)
    {
        EdgeDrawing.EnsureAvailable(settings);
        ForEach(folder, target, "edge maps", image =>
        {
            EdgeMap map = EdgeDrawing.Draw(image, Step(image, size), settings);
            return map.ToPng();
        });
    }

    /// <summary><c>recover.py DIR OUT</c>, by any method.</summary>
    public static void Recover(string folder, string target, string method)
    {
        RecoveryRequest request = new() { Size = new SpriteSize(24, 24), Method = Enum.Parse<CellMethod>(method, ignoreCase: true) };
        ForEach(folder, target, "recovered", image => PngWriter.Encode(PictureRecovery.Recover(image, request).Sprite!));
    }

    /// <summary>Lays pictures of 24×24, no two alike, with a caption each.</summary>
    public static void MakeSprites(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        Parallel.For(0, count, i =>
        {
            PixelImage image = new(24, 24, new byte[24 * 24 * 4]);
            for (int pixel = 0; pixel < image.Pixels.Length; pixel++)
                image.Pixels[pixel] = 0xFF000000 | (uint)((pixel % 24 / 4 * 0x2A1C08) + (i * 0x010307 & 0xFFFFFF) & 0xFFFFFF);
            string stem = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"sprite-{i:D6}"));
            File.WriteAllBytes(stem + ".png", PngWriter.Encode(image, PngColour.Rgb));
            File.WriteAllText(stem + ".txt", string.Create(CultureInfo.InvariantCulture, $"pixel art portrait of a punk, hat {i}\n"));
        });
    }

    private static void ForEach(string folder, string target, string done, Func<PixelImage, byte[]> job)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Directory.CreateDirectory(target);
        IReadOnlyList<string> paths = PictureFolder.List(folder, recursive: false);
        Parallel.ForEach(paths, path =>
        {
            PixelImage image = PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(folder, path))).Pixels!;
            File.WriteAllBytes(Path.Combine(target, path), job(image));
        });
        Tell($"{paths.Count} {done}", watch);
    }

    private static PixelImage Fit(PixelImage image, int size) => Canvas.Apply(image, Step(image, size));

    private static CanvasStep Step(PixelImage image, int size) => new(size / Math.Max(image.Width, image.Height), size, size, Border.Edge, null);

    private static void Tell(string what, Stopwatch watch) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {watch.Elapsed.TotalSeconds:F2} s"));
}
