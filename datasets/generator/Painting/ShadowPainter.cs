using KohyaPrep.Punks.Drawing;
using KohyaPrep.Punks.Palettes;

namespace KohyaPrep.Punks.Painting;

/// <summary>What a hat or a fringe does to what lies right below it.</summary>
public static class ShadowPainter
{
    private const int LowestShadow = 10;
    private const int LargestTuft = 8;

    /// <summary>Darkens the skin below hair or headwear by one tone.</summary>
    public static void Cast(Canvas24 canvas, Ramp skin)
    {
        for (int y = LowestShadow; y > 0; y--)
        {
            for (int x = 0; x < Canvas24.Size; x++)
            {
                if (canvas.LayerAt(x, y) == Layer.Skin && canvas.LayerAt(x, y - 1) is Layer.Hair or Layer.Headwear)
                    canvas.Set(x, y, Darker(canvas[x, y], skin), Layer.Skin);
            }
        }
    }

    /// <summary>Gives hair that a hat has cut off an outline and round corners beside the hat.</summary>
    /// <param name="row">The first row of the hair that is left.</param>
    public static void RoundOff(Canvas24 canvas, int row, Ramp hair, Func<int, int, Rgb> behind)
    {
        bool[] open = [.. Enumerable.Range(0, Canvas24.Size)
            .Select(x => canvas.LayerAt(x, row) == Layer.Hair && canvas.LayerAt(x, row - 1) == Layer.Background)];
        for (int x = 0; x < Canvas24.Size; x++)
        {
            if (!open[x])
                continue;
            bool corner = IsOutside(x - 1) || IsOutside(x - 2) || IsOutside(x + 1) || IsOutside(x + 2);
            if (corner)
                canvas.Set(x, row, behind(x, row), Layer.Background);
            int edge = corner ? row + 1 : row;
            if (canvas.LayerAt(x, edge) == Layer.Hair)
                canvas.Set(x, edge, hair.Outline, Layer.Hair);
        }

        bool IsOutside(int x) => x is < 0 or >= Canvas24.Size || (!open[x] && canvas.LayerAt(x, row) == Layer.Background);
    }

    /// <summary>Takes away tufts that a hat has cut off from the head.</summary>
    public static void DropTufts(Canvas24 canvas, Func<int, int, Rgb> behind)
    {
        HashSet<(int X, int Y)> seen = [];
        for (int y = 0; y < Canvas24.Size; y++)
        {
            for (int x = 0; x < Canvas24.Size; x++)
            {
                List<(int X, int Y)> tuft = Tuft(canvas, x, y, seen);
                if (tuft.Count is 0 or > LargestTuft)
                    continue;
                foreach ((int tuftX, int tuftY) in tuft)
                    canvas.Set(tuftX, tuftY, behind(tuftX, tuftY), Layer.Background);
            }
        }
    }

    // The hair that hangs together with a place, if the place is new; nothing when it touches the skin.
    private static List<(int X, int Y)> Tuft(Canvas24 canvas, int fromX, int fromY, HashSet<(int X, int Y)> seen)
    {
        List<(int X, int Y)> tuft = [];
        if (canvas.LayerAt(fromX, fromY) != Layer.Hair || !seen.Add((fromX, fromY)))
            return tuft;
        bool held = false;
        tuft.Add((fromX, fromY));
        for (int i = 0; i < tuft.Count; i++)
        {
            (int x, int y) = tuft[i];
            foreach ((int X, int Y) next in new[] { (x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1) })
            {
                if (next.X is < 0 or >= Canvas24.Size || next.Y is < 0 or >= Canvas24.Size)
                    continue;
                Layer layer = canvas.LayerAt(next.X, next.Y);
                held |= layer == Layer.Skin;
                if (layer == Layer.Hair && seen.Add(next))
                    tuft.Add(next);
            }
        }

        return held ? [] : tuft;
    }

    private static Rgb Darker(Rgb tone, Ramp skin) =>
        tone == skin.Highlight || tone == skin.Light ? skin.Middle : tone == skin.Middle ? skin.Shade : tone;
}
