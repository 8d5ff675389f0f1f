using System.Globalization;
using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Grids;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Palettes;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Recoveries;
using KohyaPrep.Variants;

namespace KohyaPrep.Benchmarks;

/// <summary>
/// How near to the original sprites each way of recovery comes, for each variant: mean CIEDE2000, exact pixels, colours, rare pixels kept.
/// Pictures are of 512×512, sprites of 24×24.
/// </summary>
internal static class RecoveryTable
{
    private const int Cells = 24;

    private static readonly (string Name, Func<PixelImage, PixelImage> Recover)[] Ways =
    [
        ("nearest", image => Uniform(image, CellMethod.Nearest)),
        ("box", image => Uniform(image, CellMethod.Box)),
        ("mode", image => Uniform(image, CellMethod.Mode)),
        ("median", image => Uniform(image, CellMethod.Median)),
        ("k-centroid", image => Uniform(image, CellMethod.KCentroid)),
        ("centre on the grid", Centred),
        ("centre, 40 colours", image => PaletteCap.Limit(Centred(image), 40)),
    ];

    /// <param name="every">Takes each so many-th of the sprites.</param>
    public static void Print(string folder, int every)
    {
        PixelImage[] sprites = [.. PictureFolder.List(folder, recursive: false)
            .Where((_, i) => i % every == 0)
            .Select(path => PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(folder, path))).Pixels!)];
        Console.WriteLine($"| {sprites.Length} sprites | {string.Join(" | ", Ways.Select(way => way.Name))} | grid found |");
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", Ways.Length + 2))}");
        foreach (Variant variant in Variant.Published)
        {
            RecoveryScore[,] scores = new RecoveryScore[Ways.Length, sprites.Length];
            int found = 0;
            Parallel.For(0, sprites.Length, i =>
            {
                PixelImage picture = variant.Make(sprites[i], i);
                for (int way = 0; way < Ways.Length; way++)
                    scores[way, i] = RecoveryScore.Of(Ways[way].Recover(picture), sprites[i]);
                PixelGrid? grid = GridFinder.Find(picture, Cells);
                if (grid is { Columns.Count: Cells, Rows.Count: Cells } && Math.Abs(grid.Columns.Pitch - (512.0 / Cells)) < 0.15)
                    Interlocked.Increment(ref found);
            });
            IEnumerable<string> cells = Enumerable.Range(0, Ways.Length).Select(way => RecoveryScore.Mean(Enumerable.Range(0, sprites.Length).Select(i => scores[way, i])).ToString());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {variant.Name} | {string.Join(" | ", cells)} | {100.0 * found / sprites.Length:F1} % |"));
        }
    }

    private static PixelImage Uniform(PixelImage image, CellMethod method) =>
        CellReduction.Reduce(image, PixelGrid.Whole(image.Width, image.Height, Cells, Cells), method);

    private static PixelImage Centred(PixelImage image)
    {
        PixelGrid grid = GridFinder.Find(image, Cells) is { Columns.Count: Cells, Rows.Count: Cells } found
            ? found
            : PixelGrid.Whole(image.Width, image.Height, Cells, Cells);
        return CellReduction.Reduce(image, grid, CellMethod.Centre);
    }
}
