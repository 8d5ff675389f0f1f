using System.Numerics;

namespace KohyaPrep.Imaging.Grids;

/// <summary>One comb of lines for both sides of a picture, and how well it fits.</summary>
internal sealed record CombFit(LineProfile Columns, LineProfile Rows, double Pitch, double Left, double Top)
{
    /// <summary>Waves of the spectra that are looked at more closely.</summary>
    private const int Peaks = 16;

    /// <summary>
    /// Most pictures are whole. The division into equal cells is taken when it explains this much of what the freely fitted lines do and
    /// no more than a part of a cell is missing.
    /// </summary>
    private const double AsGood = 0.8, MostMissing = 0.3;

    /// <summary>Where this much lies next to the fitted lines, every line has its place to the pixel; elsewhere they are bent or blurred.</summary>
    private const double Sharp = 0.97;

    /// <summary>Agreement from which a likely pitch need not be compared with others.</summary>
    private const double Plain = 0.75;

    /// <summary>The part of the best score that the likely pitch needs.</summary>
    private const double NearlyAsGood = 0.8;

    /// <summary>By this part the pitch of vague lines may be off.</summary>
    private const double MostVague = 0.03;

    /// <summary>Larger is better, whatever the pitch.</summary>
    public double Score { get; private init; }

    /// <summary>How well stretches of one pitch agree on where their lines lie: 0 to 1, mean of both sides.</summary>
    public double Agreement { get; private init; }

    /// <summary>Twice the logarithm of how improbable the agreement is among lines at random (Rayleigh's test of directions).</summary>
    public double Significance { get; private init; }

    /// <param name="likely">A pitch that comes first where it fits plainly, and counts for more where it fits nearly as well as the best.</param>
    /// <returns>The best first; none when no wave stands out at all, as in a flat picture. Only as much is worked out as is asked for.</returns>
    public static IEnumerable<CombFit> Ranked(LineProfile columns, LineProfile rows, double? likely)
    {
        CombFit? first = likely is { } pitch && columns.Total + rows.Total > 0 ? Measured(columns, rows, pitch) : null;
        if (first?.Agreement > Plain)
            yield return first;
        IEnumerable<CombFit> fits = Pitches(columns, rows).Select(pitch => Measured(columns, rows, pitch));
        if (first is not null)
            fits = fits.Append(first with { Score = first.Score / NearlyAsGood });
        foreach (CombFit fit in fits.OrderByDescending(fit => fit.Score))
            yield return fit;
    }

    /// <summary>The pitches of the strongest waves in the spectra of both sides together.</summary>
    private static IEnumerable<double> Pitches(LineProfile columns, LineProfile rows)
    {
        int shorter = Math.Min(columns.Length, rows.Length);
        int length = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * Math.Max(columns.Length, rows.Length)));
        double[] x = Spectrum.Of(columns.Heights, length), y = Spectrum.Of(rows.Heights, length);
        List<(double Power, double Pitch)> peaks = [];
        for (int f = GridFinder.FewestCells * length / shorter; f <= length / GridFinder.SmallestPitch; f++)
        {
            double before = Power(f - 1), here = Power(f), after = Power(f + 1);
            if (here <= 0 || here < before || here < after)
                continue;
            double bow = before - (2 * here) + after;
            double shift = bow < 0 ? (before - after) / (2 * bow) : 0;
            peaks.Add((here, length / (f + shift)));
        }

        return peaks.OrderByDescending(peak => peak.Power).Take(Peaks).Select(peak => peak.Pitch);

        double Power(int f) => (x[f] * x[f]) + (y[f] * y[f]);
    }

    private static CombFit Measured(LineProfile columns, LineProfile rows, double pitch)
    {
        double reach = NarrowReach(pitch);
        (double left, double narrowX) = columns.BestPhase(pitch, reach);
        (double top, double narrowY) = rows.BestPhase(pitch, reach);
        double wide = columns.Excess(pitch, left, pitch / 4) + rows.Excess(pitch, top, pitch / 4);
        (double voteX, double votesX) = columns.Vote(pitch);
        (double voteY, double votesY) = rows.Vote(pitch);
        return new CombFit(columns, rows, pitch, left, top)
        {
            Score = narrowX + narrowY + wide,
            Agreement = (voteX + voteY) / 2,
            Significance = (voteX * voteX * votesX) + (voteY * voteY * votesY),
        };
    }

    /// <summary>Enlargement rounds lines to whole pixels; small cells leave less room.</summary>
    private static double NarrowReach(double pitch) => Math.Min(1.5, pitch / 6);

    public PixelGrid ToGrid()
    {
        (GridAxis columns, bool isExactX) = Axis(Columns, Left);
        (GridAxis rows, bool isExactY) = Axis(Rows, Top);
        return new PixelGrid(
            isExactX ? columns : Squared(columns, Columns.Length, rows, Rows.Length),
            isExactY ? rows : Squared(rows, Rows.Length, columns, Columns.Length),
            Agreement);
    }

    /// <summary>Cells are square: where one side divides into equal cells and the other's lines are vague, it does so too if it can.</summary>
    private static GridAxis Squared(GridAxis vague, int length, GridAxis other, int otherLength)
    {
        double count = length / other.Pitch;
        bool isOtherWhole = other == GridAxis.Whole(otherLength, other.Count);
        return isOtherWhole && Math.Abs(count - Math.Round(count)) < 0.05 && Math.Abs(vague.Pitch - other.Pitch) < MostVague * other.Pitch
            ? GridAxis.Whole(length, (int)Math.Round(count))
            : vague;
    }

    private (GridAxis Axis, bool IsExact) Axis(LineProfile profile, double phase)
    {
        (double pitch, double start) = (Pitch, phase);
        double reach = Math.Max(1.5, pitch / 6);
        for (int round = 0; round < 2; round++)
        {
            (double nextPitch, double nextStart) = profile.Fit(pitch, start, reach);
            if (Math.Abs(nextPitch - Pitch) > 0.02 * Pitch)
                break;
            (pitch, start) = (nextPitch, nextStart);
        }

        start -= pitch * Math.Floor(start / pitch);
        int count = Math.Max(1, (int)Math.Round(profile.Length / pitch));
        GridAxis whole = GridAxis.Whole(profile.Length, count);
        bool isExact = profile.Share(pitch, start, Math.Min(2, reach)) > Sharp;
        double tolerance = isExact ? NarrowReach(pitch) : reach;
        bool isWhole = Math.Abs((profile.Length / pitch) - count) < MostMissing &&
            profile.Excess(whole.Pitch, 0, tolerance) >= AsGood * profile.Excess(pitch, start, tolerance);
        return (isWhole ? whole : GridAxis.Of(pitch, start, profile.Length), isExact);
    }
}
