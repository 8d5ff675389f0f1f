using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Advice;

/// <summary>A result whose interval lies across a threshold of the tree, so that it may belong to either side.</summary>
/// <param name="Limit">The threshold, in percent.</param>
/// <param name="PicturesNeeded">About how many pictures would settle it; null when more than <see cref="MostPictures"/>, or when it lies on the threshold.</param>
public sealed record CloseCall(double Limit, int? PicturesNeeded)
{
    /// <summary>Nobody draws more than this to settle a question.</summary>
    public const int MostPictures = 2000;

    /// <summary>The threshold nearest to the result among those that its interval crosses; null when it crosses none.</summary>
    public static CloseCall? Of(Estimate result, AdviceBook book)
    {
        double[] crossed = [.. book.Tree.Select(step => step.AtLeast).Where(limit => limit > 0 && result.Low < limit && limit <= result.High)];
        if (crossed.Length == 0)
            return null;
        double limit = crossed.MinBy(limit => Math.Abs(limit - result.Mean));
        double distance = Math.Abs(limit - result.Mean);
        double half = limit > result.Mean ? result.High - result.Mean : result.Mean - result.Low;
        // An interval shrinks with the root of the number of pictures.
        double needed = distance > 0 ? Math.Ceiling(result.Count * Math.Pow(half / distance, 2)) : double.PositiveInfinity;
        return new CloseCall(limit, needed > MostPictures ? null : (int)needed + 1);
    }
}
