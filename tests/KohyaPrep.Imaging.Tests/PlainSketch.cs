using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Tests;

/// <summary>The sketch of a sprite by its definition, pixel by pixel and with nothing remembered.</summary>
internal sealed class PlainSketch
{
    private const int None = -1;

    private readonly PixelImage image;

    /// <summary>Pixels of the frame: the top, the left side, the right side.</summary>
    private readonly uint[] top, left, right;

    private PlainSketch(PixelImage image)
    {
        this.image = image;
        int height = Math.Max(1, image.Height * 5 / 6);
        top = image.Row(0).ToArray();
        left = [.. Enumerable.Range(0, height).Select(y => image.Row(y)[0])];
        right = [.. Enumerable.Range(0, height).Select(y => image.Row(y)[^1])];
    }

    public static ColourSketch Of(PixelImage image)
    {
        PlainSketch plain = new(image);
        Frame frame = plain.At(5);
        BackgroundKind kind = plain.Kind(frame);
        bool[] isBehind = kind == BackgroundKind.Unknown ? new bool[image.Pixels.Length] : plain.Flood(frame);
        string[] behind = kind == BackgroundKind.Solid ? [ColourNames.Of(Rgb.OfPixel(frame.Centres[0]))] : plain.Names(isBehind, true);
        return new ColourSketch(kind, behind, plain.Names(isBehind, false));
    }

    /// <summary>Colours are clusters' centres here; the sides are places among them.</summary>
    private sealed record Frame(uint[] Centres, int[] Top, int[] Left, int[] Right, double Tolerance, int OfHead)
    {
        public double Share(Func<int, bool> isMeant) =>
            (double)(Top.Count(isMeant) + Left.Count(isMeant) + Right.Count(isMeant)) / (Top.Length + Left.Length + Right.Length - OfHead);

        public int ClusterOf(uint pixel) => Nearest(Centres, pixel, Tolerance);
    }

    private static int Nearest(IReadOnlyList<uint> centres, uint pixel, double tolerance)
    {
        if (pixel >> 24 == 0)
            return None;
        (int nearest, double least) = (None, double.MaxValue);
        for (int i = 0; i < centres.Count; i++)
        {
            double difference = Difference(centres[i], pixel);
            if (difference <= tolerance && difference < least)
                (nearest, least) = (i, difference);
        }

        return nearest;
    }

    /// <summary>From the smaller number to the larger, since the last digit may depend on the direction.</summary>
    private static double Difference(uint one, uint other)
    {
        (uint low, uint high) = (Math.Min(one & 0xFFFFFF, other & 0xFFFFFF), Math.Max(one & 0xFFFFFF, other & 0xFFFFFF));
        return ColourDifference.Between(Rgb.OfPixel(low), Rgb.OfPixel(high));
    }

    private Frame At(double tolerance)
    {
        List<uint> centres = [];
        List<int> sizes = [];
        List<uint> order = [.. image.Pixels.ToArray().Distinct()];
        IEnumerable<IGrouping<uint, uint>> colours = top.Concat(left).Concat(right).Where(pixel => pixel >> 24 != 0)
            .GroupBy(pixel => pixel).OrderByDescending(colour => colour.Count()).ThenBy(colour => order.IndexOf(colour.Key));
        foreach (IGrouping<uint, uint> colour in colours)
        {
            int cluster = Nearest(centres, colour.Key, tolerance);
            if (cluster == None)
            {
                cluster = centres.Count;
                centres.Add(colour.Key);
                sizes.Add(0);
            }

            sizes[cluster] += colour.Count();
        }

        uint[] kept = [.. centres.Zip(sizes).Where(cluster => cluster.Second >= 2).OrderByDescending(cluster => cluster.Second).Select(cluster => cluster.First)];
        int[] Clusters(uint[] side) => Array.ConvertAll(side, pixel => Nearest(kept, pixel, tolerance));
        (int[] above, int[] onLeft, int[] onRight) = (Clusters(top), Clusters(left), Clusters(right));
        int margin = above.Length * 5 / 24;
        HashSet<int> around = [.. onLeft, .. onRight, .. above[..margin], .. above[^margin..]];
        int[] withoutHead = Array.ConvertAll(
            above, cluster => cluster == None || around.Contains(cluster) || Lab.Of(Rgb.OfPixel(kept[cluster])).L >= 30 ? cluster : None);
        return new Frame(kept, withoutHead, onLeft, onRight, tolerance, above.Zip(withoutHead).Count(pair => pair.First != pair.Second));
    }

    private BackgroundKind Kind(Frame frame)
    {
        double inAny = frame.Share(cluster => cluster != None);
        if (frame.Centres.Length == 0 || inAny < 0.85)
            return BackgroundKind.Unknown;
        if (frame.Share(cluster => cluster == 0) >= 0.85)
        {
            Frame near = At(1);
            bool isFaint = near.Centres.Length >= 2 && near.Share(cluster => cluster != None) >= 0.9;
            return isFaint && IsStriped(near) ? BackgroundKind.Striped : isFaint && IsCheckered(near) ? BackgroundKind.Checkered : BackgroundKind.Solid;
        }

        return inAny < 0.9 ? BackgroundKind.Unknown
            : IsStriped(frame) ? BackgroundKind.Striped
            : IsCheckered(frame) ? BackgroundKind.Checkered
            : IsGradient(frame) ? BackgroundKind.Gradient
            : IsSplit(frame) ? BackgroundKind.Split
            : BackgroundKind.Unknown;
    }

    private bool IsStriped(Frame frame) =>
        Alternates(frame.Top) && Runs(frame.Left).Count == 1 && Runs(frame.Right).Count == 1
            ? Agrees(frame, (x, _) => frame.Top[x])
            : Runs(frame.Top).Count == 1 && Alternates(frame.Left) && Alternates(frame.Right) && Agrees(frame, (_, y) => frame.Left[y]);

    private bool IsCheckered(Frame frame)
    {
        int[] column = Alternates(frame.Left) ? frame.Left : frame.Right;
        return Alternates(frame.Top) && Alternates(column) && frame.Share(cluster => cluster is 0 or 1) >= 0.9
            && Agrees(frame, (x, y) => frame.Top[x] ^ column[y] ^ column[0]);
    }

    private static bool IsGradient(Frame frame)
    {
        bool leadsSomewhere = false;
        foreach (List<int> runs in new[] { frame.Top, frame.Left, frame.Right }.Select(Runs).Where(runs => runs.Count >= 2))
        {
            double Between(int one, int other) => ColourDifference.Between(Rgb.OfPixel(frame.Centres[one]), Rgb.OfPixel(frame.Centres[other]));
            double largest = runs.Zip(runs.Skip(1), Between).Max();
            if (ComesBack(runs) || largest > 25)
                return false;
            leadsSomewhere |= runs.Count >= 3 && Between(runs[0], runs[^1]) > largest;
        }

        return leadsSomewhere;
    }

    private static bool IsSplit(Frame frame)
    {
        int[] parts = [.. Enumerable.Range(0, frame.Centres.Length).Where(part => frame.Share(cluster => cluster == part) >= 0.08)];
        if (Array.Exists(parts, part => Lab.Of(Rgb.OfPixel(frame.Centres[part])).L < 30 && frame.Share(cluster => cluster == part) < 0.25))
            return false;
        return parts.Length is >= 2 and <= 4 && frame.Share(parts.Contains) >= 0.9
            && new[] { frame.Top, frame.Left, frame.Right }.All(side => Runs(side).Count <= 4 && !ComesBack(Runs([.. side.Where(parts.Contains)])));
    }

    private static List<int> Runs(int[] side)
    {
        List<int> runs = [];
        foreach (int cluster in side.Where(cluster => cluster != None))
        {
            if (runs.Count == 0 || runs[^1] != cluster)
                runs.Add(cluster);
        }

        return runs;
    }

    private static bool Alternates(int[] side) => Runs(side).Count >= 5 && Runs(side).Distinct().Count() is 2 or 3;

    private static bool ComesBack(List<int> runs) => runs.Distinct().Count() < runs.Count;

    private bool Agrees(Frame frame, Func<int, int, int> foretold)
    {
        var told = from y in Enumerable.Range(0, Math.Max(1, image.Height / 4))
                   from x in Enumerable.Range(0, image.Width)
                   let cluster = frame.ClusterOf(image.Row(y)[x])
                   where cluster != None && frame.Top[x] != None
                   select cluster == foretold(x, y);
        bool[] all = [.. told];
        return all.Length > 0 && all.Count(agrees => agrees) >= 0.9 * all.Length;
    }

    private bool[] Flood(Frame frame)
    {
        HashSet<int> behind = [.. frame.Top, .. frame.Left, .. frame.Right];
        (int width, int height) = (image.Width, image.Height);
        bool[] reached = new bool[width * height];
        void Reach(int x, int y)
        {
            int cluster = x < 0 || y < 0 || x >= width || y >= height || reached[(y * width) + x] ? None : frame.ClusterOf(image.Row(y)[x]);
            if (cluster == None || !behind.Contains(cluster))
                return;
            reached[(y * width) + x] = true;
            Reach(x + 1, y);
            Reach(x - 1, y);
            Reach(x, y + 1);
            Reach(x, y - 1);
        }

        for (int x = 0; x < width; x++)
            Reach(x, 0);
        for (int y = 0; y < height; y++)
        {
            Reach(0, y);
            Reach(width - 1, y);
        }

        return reached;
    }

    private string[] Names(bool[] isBehind, bool wanted)
    {
        uint[] pixels = [.. image.Pixels.ToArray().Where((pixel, place) => isBehind[place] == wanted && pixel >> 24 != 0)];
        return
        [
            .. pixels.GroupBy(pixel => ColourNames.Of(Rgb.OfPixel(pixel)), StringComparer.Ordinal).Where(name => name.Count() >= 0.05 * pixels.Length)
                .OrderByDescending(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal).Take(5).Select(name => name.Key),
        ];
    }
}
