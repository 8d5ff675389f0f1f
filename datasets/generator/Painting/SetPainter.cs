using KohyaPrep.Punks.Traits;

namespace KohyaPrep.Punks.Painting;

/// <summary>Paints a set of portraits: lads first, then ladies.</summary>
public static class SetPainter
{
    public const int FewestColours = 10;
    public const int MostColours = 60;

    /// <summary>Two pictures share fewer pixels than this of their 576.</summary>
    public const int TwinPixels = 288;

    public static IReadOnlyList<Portrait> Paint(ulong seed, int count)
    {
        Dice dice = new(seed);
        Casting lads = new(Kind.Lad, dice);
        Casting ladies = new(Kind.Lady, dice);
        List<Portrait> set = [];
        while (set.Count < count)
        {
            Casting casting = set.Count < (count - 1) / 2 ? lads : ladies;
            Portrait portrait = Portrait.Of(casting.Next());
            if (portrait.Canvas.DistinctColours() is >= FewestColours and <= MostColours
                && set.All(other => other.Canvas.EqualPixels(portrait.Canvas) < TwinPixels))
                set.Add(portrait);
        }

        return set;
    }
}
