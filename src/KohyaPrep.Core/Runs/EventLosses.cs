namespace KohyaPrep.Core.Runs;

/// <summary>Joins the scalars of a training's event file to one point a step.</summary>
public static class EventLosses
{
    private const string RatePrefix = "lr/";

    /// <summary>Whether it belongs to a step, rather than to an epoch.</summary>
    public static bool IsOfStep(Scalar scalar) =>
        scalar.Tag is "loss/current" or "loss" or "loss/average" or "avr_loss" || scalar.Tag.StartsWith(RatePrefix, StringComparison.Ordinal);

    /// <param name="stepsBefore">Steps of the run before the trainer began to count.</param>
    /// <returns>A point for each step that has a loss or a rate, in order; the means of epochs are left out.</returns>
    public static IReadOnlyList<LossPoint> Points(IEnumerable<Scalar> scalars, int stepsBefore)
    {
        SortedDictionary<long, LossPoint> points = [];
        foreach (Scalar scalar in scalars)
        {
            LossPoint point = points.GetValueOrDefault(scalar.Step) ?? new LossPoint { Step = (int)scalar.Step + stepsBefore, Source = "events", Time = scalar.Time };
            if (With(point, scalar) is { } joined)
                points[scalar.Step] = joined;
        }

        return [.. points.Values];
    }

    /// <summary>Null for a scalar of another kind. The LoRA and control net scripts say loss/current, the others loss (train_network.py:200, train_db.py:458).</summary>
    private static LossPoint? With(LossPoint point, Scalar scalar)
    {
        double? number = double.IsFinite(scalar.Value) ? scalar.Value : null;
        bool? diverged = number is null ? true : point.Diverged;
        return scalar.Tag switch
        {
            "loss/current" or "loss" => point with { Loss = number, Diverged = diverged },
            "loss/average" or "avr_loss" => point with { Average = number, Diverged = diverged },
            _ when scalar.Tag.StartsWith(RatePrefix, StringComparison.Ordinal) && number is { } rate =>
                point with { LearningRates = new SortedDictionary<string, double>(Copy(point.LearningRates), StringComparer.Ordinal) { [scalar.Tag[RatePrefix.Length..]] = rate } },
            _ => null,
        };
    }

    private static Dictionary<string, double> Copy(IReadOnlyDictionary<string, double>? rates) => rates is null ? [] : new Dictionary<string, double>(rates);
}
