using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Sketches;

/// <summary>
/// Tells how the background of a sprite is painted, from its frame; <see cref="BackgroundKind.Unknown"/> where that is not clear.
/// </summary>
internal static class BackgroundPattern
{
    /// <summary>Share of the frame that one colour must have; hair and hats may touch the rest.</summary>
    private const double SolidShare = 0.85;

    /// <summary>Share of the frame that the pattern's colours must have.</summary>
    private const double PatternShare = 0.9;

    /// <summary>Share of the upper quarter that must agree with what the frame says.</summary>
    private const double AgreeingShare = 0.9;

    private const double SmallestPart = 0.08;
    private const double SmallestDarkPart = 0.25;
    private const double LargestGradientStep = 25;

    public static BackgroundKind Of(IndexedSprite sprite, SpriteFrame frame)
    {
        if (frame.Clusters.Count == 0 || frame.Share(cluster => cluster != ColourClusters.None) < SolidShare)
            return BackgroundKind.Unknown;
        if (frame.Share(cluster => cluster == 0) >= SolidShare)
            return FaintPattern(sprite) ?? BackgroundKind.Solid;
        if (frame.Share(cluster => cluster != ColourClusters.None) < PatternShare)
            return BackgroundKind.Unknown;
        if (IsStriped(sprite, frame))
            return BackgroundKind.Striped;
        if (IsCheckered(sprite, frame))
            return BackgroundKind.Checkered;
        if (IsGradient(frame))
            return BackgroundKind.Gradient;
        return IsSplit(frame) ? BackgroundKind.Split : BackgroundKind.Unknown;
    }

    /// <summary>Stripes and checks of two colours so near that they pass for one.</summary>
    private static BackgroundKind? FaintPattern(IndexedSprite sprite)
    {
        SpriteFrame frame = SpriteFrame.Of(sprite, ColourClusters.Stare);
        if (frame.Clusters.Count < 2 || frame.Share(cluster => cluster != ColourClusters.None) < PatternShare)
            return null;
        return IsStriped(sprite, frame) ? BackgroundKind.Striped : IsCheckered(sprite, frame) ? BackgroundKind.Checkered : null;
    }

    private static bool IsStriped(IndexedSprite sprite, SpriteFrame frame)
    {
        if (Alternates(frame.Top) && IsOne(frame.Left) && IsOne(frame.Right))
            return Agrees(sprite, frame, (x, _) => frame.Top[x]);
        return IsOne(frame.Top) && Alternates(frame.Left) && Alternates(frame.Right) &&
            Agrees(sprite, frame, (_, y) => frame.Left[y]);
    }

    /// <summary>
    /// Two colours that change places with every column's and every row's change: those of the frame foretell all others.
    /// </summary>
    private static bool IsCheckered(IndexedSprite sprite, SpriteFrame frame)
    {
        int[] column = Alternates(frame.Left) ? frame.Left : frame.Right;
        return Alternates(frame.Top) && Alternates(column) &&
            frame.Share(cluster => cluster is 0 or 1) >= PatternShare &&
            Agrees(sprite, frame, (x, y) => frame.Top[x] ^ column[y] ^ column[0]);
    }

    /// <summary>Three colours and more, none of which comes back, in small steps that lead away from the first.</summary>
    private static bool IsGradient(SpriteFrame frame)
    {
        bool leadsSomewhere = false;
        foreach (int[] side in frame.Sides)
        {
            List<int> runs = SpriteFrame.Runs(side);
            if (runs.Count < 2)
                continue;
            double largest = runs.Zip(runs.Skip(1), (one, next) => Difference(frame, one, next)).Max();
            if (ComesBack(runs) || largest > LargestGradientStep)
                return false;
            leadsSomewhere |= runs.Count >= 3 && Difference(frame, runs[0], runs[^1]) > largest;
        }

        return leadsSomewhere;
    }

    /// <summary>Two to four areas, each in one piece along every side, and little else.</summary>
    private static bool IsSplit(SpriteFrame frame)
    {
        int[] parts = [.. Enumerable.Range(0, frame.Clusters.Count)
            .Where(part => frame.Share(cluster => cluster == part) >= SmallestPart)];
        // A dark part that shows little is the outline of a head or a hat that touches the edges.
        if (Array.Exists(parts, part => Lab.Of(frame.Clusters.Centre(part)).L < SpriteFrame.Dark && frame.Share(cluster => cluster == part) < SmallestDarkPart))
            return false;
        return parts.Length is >= 2 and <= 4 &&
            frame.Share(parts.Contains) >= PatternShare &&
            frame.Sides.All(side =>
                SpriteFrame.Runs(side).Count <= 4 &&
                !ComesBack(SpriteFrame.Runs([.. side.Where(parts.Contains)])));
    }

    private static bool Alternates(int[] side)
    {
        List<int> runs = SpriteFrame.Runs(side);
        return runs.Count >= 5 && runs.Distinct().Count() is 2 or 3;
    }

    private static bool IsOne(int[] side) => SpriteFrame.Runs(side).Count == 1;

    private static bool ComesBack(List<int> runs) => runs.Distinct().Count() < runs.Count;

    private static double Difference(SpriteFrame frame, int one, int other) =>
        ColourDifference.Between(frame.Clusters.Centre(one), frame.Clusters.Centre(other));

    private static bool Agrees(IndexedSprite sprite, SpriteFrame frame, Func<int, int, int> foretold)
    {
        int agreeing = 0, all = 0;
        for (int y = 0; y < Math.Max(1, sprite.Height / 4); y++)
        {
            for (int x = 0; x < sprite.Width; x++)
            {
                int cluster = frame.Clusters.Of(sprite.PlaceAt(x, y));
                if (cluster == ColourClusters.None || frame.Top[x] == ColourClusters.None)
                    continue;
                all++;
                agreeing += cluster == foretold(x, y) ? 1 : 0;
            }
        }

        return all > 0 && agreeing >= AgreeingShare * all;
    }
}
