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

    public static BackgroundKind Of(FramePixels pixels, SpriteFrame frame)
    {
        if (frame.Clusters.Count == 0 || frame.ShareOfAll < SolidShare)
            return BackgroundKind.Unknown;
        if (frame.Share(0) >= SolidShare)
            return FaintPattern(pixels) ?? BackgroundKind.Solid;
        if (frame.ShareOfAll < PatternShare)
            return BackgroundKind.Unknown;
        if (IsStriped(frame))
            return BackgroundKind.Striped;
        if (IsCheckered(frame))
            return BackgroundKind.Checkered;
        if (IsGradient(frame))
            return BackgroundKind.Gradient;
        return IsSplit(frame) ? BackgroundKind.Split : BackgroundKind.Unknown;
    }

    /// <summary>Stripes and checks of two colours so near that they pass for one.</summary>
    private static BackgroundKind? FaintPattern(FramePixels pixels)
    {
        SpriteFrame frame = new(pixels, ColourClusters.Stare);
        if (frame.Clusters.Count < 2 || frame.ShareOfAll < PatternShare)
            return null;
        return IsStriped(frame) ? BackgroundKind.Striped : IsCheckered(frame) ? BackgroundKind.Checkered : null;
    }

    private static bool IsStriped(SpriteFrame frame)
    {
        if (Alternates(frame.Top) && IsOne(frame.Left) && IsOne(frame.Right))
            return Agrees(frame, frame.Top, down: []);
        return IsOne(frame.Top) && Alternates(frame.Left) && Alternates(frame.Right) && Agrees(frame, across: [], frame.Left);
    }

    /// <summary>
    /// Two colours that change places with every column's and every row's change: those of the frame foretell all others.
    /// </summary>
    private static bool IsCheckered(SpriteFrame frame)
    {
        ReadOnlySpan<int> column = Alternates(frame.Left) ? frame.Left : frame.Right;
        if (!Alternates(frame.Top) || !Alternates(column) || frame.Share(0, 1) < PatternShare)
            return false;
        int[] change = new int[column.Length];
        for (int y = 0; y < change.Length; y++)
            change[y] = column[y] ^ column[0];
        return Agrees(frame, frame.Top, change);
    }

    /// <summary>Three colours and more, none of which comes back, in small steps that lead away from the first.</summary>
    private static bool IsGradient(SpriteFrame frame)
    {
        bool leadsSomewhere = false;
        return StepsAreSmall(frame, frame.Top, ref leadsSomewhere) && StepsAreSmall(frame, frame.Left, ref leadsSomewhere)
            && StepsAreSmall(frame, frame.Right, ref leadsSomewhere) && leadsSomewhere;
    }

    private static bool StepsAreSmall(SpriteFrame frame, ReadOnlySpan<int> side, ref bool leadsSomewhere)
    {
        ClusterRuns runs = new(side);
        if (runs.Count < 2)
            return true;
        if (runs.ComesBack())
            return false;
        double largest = 0;
        for (int i = 1; i < runs.Count && largest <= LargestGradientStep; i++)
            largest = Math.Max(largest, Difference(frame, runs[i - 1], runs[i]));
        if (largest > LargestGradientStep)
            return false;
        leadsSomewhere |= runs.Count >= 3 && Difference(frame, runs[0], runs[runs.Count - 1]) > largest;
        return true;
    }

    /// <summary>Two to four areas, each in one piece along every side, and little else.</summary>
    private static bool IsSplit(SpriteFrame frame)
    {
        const int MostParts = 4;
        Span<int> room = stackalloc int[MostParts];
        int count = 0;
        for (int part = 0; part < frame.Clusters.Count; part++)
        {
            double share = frame.Share(part);
            if (share < SmallestPart)
                continue;

            // A dark part that shows little is the outline of a head or a hat that touches the edges.
            if (count == MostParts || (share < SmallestDarkPart && frame.Clusters.Lightness(part) < SpriteFrame.Dark))
                return false;
            room[count++] = part;
        }

        ReadOnlySpan<int> parts = room[..count];
        return count >= 2 && frame.Share(parts) >= PatternShare && IsInPieces(frame.Top, parts) && IsInPieces(frame.Left, parts) && IsInPieces(frame.Right, parts);
    }

    private static bool IsInPieces(ReadOnlySpan<int> side, ReadOnlySpan<int> parts)
    {
        const int MostRuns = 4;
        if (new ClusterRuns(side).Count > MostRuns)
            return false;
        int[] inParts = side.ToArray();
        foreach (ref int cluster in inParts.AsSpan())
            cluster = parts.Contains(cluster) ? cluster : ColourClusters.None;
        return !new ClusterRuns(inParts).ComesBack();
    }

    private static bool Alternates(ReadOnlySpan<int> side)
    {
        ClusterRuns runs = new(side);
        return runs.Count >= 5 && runs.Distinct() is 2 or 3;
    }

    private static bool IsOne(ReadOnlySpan<int> side) => new ClusterRuns(side).Count == 1;

    private static double Difference(SpriteFrame frame, int one, int other) =>
        ColourDifference.Between(frame.Clusters.Centre(one), frame.Clusters.Centre(other));

    /// <param name="across">What the columns foretell; nothing where it is empty.</param>
    /// <param name="down">The same of the rows; a pixel is foretold by both, bit against bit.</param>
    private static bool Agrees(SpriteFrame frame, ReadOnlySpan<int> across, ReadOnlySpan<int> down)
    {
        IndexedSprite sprite = frame.Sprite;
        int agreeing = 0, all = 0;
        for (int y = 0; y < Math.Max(1, sprite.Height / 4); y++)
        {
            for (int x = 0; x < sprite.Width; x++)
            {
                int cluster = frame.Clusters.Of(sprite.PlaceAt(x, y));
                if (cluster == ColourClusters.None || frame.Top[x] == ColourClusters.None)
                    continue;
                all++;
                agreeing += cluster == ((across.IsEmpty ? 0 : across[x]) ^ (down.IsEmpty ? 0 : down[y])) ? 1 : 0;
            }
        }

        return all > 0 && agreeing >= AgreeingShare * all;
    }
}
