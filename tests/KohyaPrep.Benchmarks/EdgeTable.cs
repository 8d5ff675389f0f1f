using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.Colours;
using KohyaPrep.Imaging.EdgeMaps;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Pictures;

namespace KohyaPrep.Benchmarks;

/// <summary>
/// What edge maps of a folder of sprites show of the true borders: those between art pixels that differ by CIEDE2000 above 5. Found is a border
/// along at least half of which a line lies on one of its two pixels; precise is the share of a map's lines within two pixels of a true border; density the share
/// of the map that is lines. Means over the sprites, and the least of those found.
/// </summary>
internal static class EdgeTable
{
    private const double Visible = 5;

    private static readonly (string Name, EdgeSection Settings)[] Ways =
    [
        ("gray, 100/200", new(100, 200, 3, false)),
        ("gray, 30/100", new(30, 100, 3, false)),
        ("gray, 100/200, blurred 5×5", new(100, 200, 3, false) { Blur = 5 }),
        ("strongest of RGB, 30/100", new(30, 100, 3, false) { Channel = EdgeChannel.Rgb }),
        ("strongest of Lab, 20/60", new(20, 60, 3, false) { Channel = EdgeChannel.Lab }),
        ("borders", new(0, 0, 3, false) { Method = EdgeMethod.Borders }),
    ];

    public static void Print(string folder, IReadOnlyList<int> sizes)
    {
        PixelImage[] sprites = [.. PictureFolder.List(folder, recursive: false)
            .Select(path => PictureDecoder.Decode(File.ReadAllBytes(Path.Combine(folder, path))).Pixels!)];
        Console.WriteLine($"| {sprites.Length} sprites | borders found | least | precise | density |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (int size in sizes)
        {
            foreach ((string name, EdgeSection settings) in Ways)
                Row($"{name}, at {size}", sprites, sprite => EdgeDrawing.Draw(Fit(sprite, size), settings).ToImage());
            Row($"gray, 100/200, drawn at 24 and enlarged to {size}", sprites, sprite => Fit(EdgeDrawing.Draw(sprite, Ways[0].Settings).ToImage(), size));
        }
    }

    private static void Row(string name, PixelImage[] sprites, Func<PixelImage, PixelImage> draw)
    {
        var scores = new (double Found, double Precise, double Density)[sprites.Length];
        Parallel.For(0, sprites.Length, i => scores[i] = Score(sprites[i], draw(sprites[i])));
        double found = 100 * scores.Average(score => score.Found), least = 100 * scores.Min(score => score.Found);
        double precise = 100 * scores.Average(score => score.Precise), density = 100 * scores.Average(score => score.Density);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {found:F1} % | {least:F0} % | {precise:F1} % | {density:F2} % |"));
    }

    private static (double Found, double Precise, double Density) Score(PixelImage sprite, PixelImage map)
    {
        int factor = map.Width / sprite.Width;
        (int left, int top) = ((map.Width - (factor * sprite.Width)) / 2, (map.Height - (factor * sprite.Height)) / 2);
        bool[] lines = [.. map.Pixels.ToArray().Select(pixel => (byte)pixel != 0)];
        bool[] near = new bool[lines.Length];
        (int borders, int found) = (0, 0);
        for (int y = 0; y < sprite.Height; y++)
        {
            for (int x = 0; x < sprite.Width; x++)
            {
                foreach ((int right, int down) in ((int, int)[])[(1, 0), (0, 1)])
                {
                    if (x + right >= sprite.Width || y + down >= sprite.Height || !Differ(sprite, x, y, x + right, y + down))
                        continue;
                    borders++;
                    int marked = 0;

                    // In the padding a border goes on as the outermost pixels do.
                    (int at, int last, int before, int length) = right == 1 ? (y, sprite.Height - 1, top, map.Height) : (x, sprite.Width - 1, left, map.Width);
                    int from = at == 0 ? 0 : before + (factor * at);
                    int to = at == last ? length : before + (factor * (at + 1));
                    for (int step = from; step < to; step++)
                    {
                        // The last pixel of the left or upper of the two.
                        int px = right == 1 ? left + (factor * (x + 1)) - 1 : step;
                        int py = right == 1 ? step : top + (factor * (y + 1)) - 1;
                        if (lines[(py * map.Width) + px] || lines[((py + down) * map.Width) + px + right])
                            marked++;
                        Mark(near, map, px, py, right, down);
                    }

                    found += 2 * marked >= to - from ? 1 : 0;
                }
            }
        }

        int drawn = lines.Count(isLine => isLine);
        int precise = Enumerable.Range(0, near.Length).Count(i => near[i] && lines[i]);
        return (borders == 0 ? 1 : (double)found / borders, drawn == 0 ? 1 : (double)precise / drawn, (double)drawn / lines.Length);
    }

    private static void Mark(bool[] near, PixelImage map, int px, int py, int right, int down)
    {
        for (int y = Math.Max(0, py - 1); y <= Math.Min(map.Height - 1, py + down + 1); y++)
        {
            for (int x = Math.Max(0, px - 1); x <= Math.Min(map.Width - 1, px + right + 1); x++)
                near[(y * map.Width) + x] = true;
        }
    }

    private static bool Differ(PixelImage sprite, int x, int y, int otherX, int otherY) =>
        ColourDifference.Between(Rgb.OfPixel(sprite.Row(y)[x]), Rgb.OfPixel(sprite.Row(otherY)[otherX])) > Visible;

    private static PixelImage Fit(PixelImage sprite, int size) =>
        Canvas.Apply(sprite, new CanvasStep(size / Math.Max(sprite.Width, sprite.Height), size, size, Border.Edge, null));
}
