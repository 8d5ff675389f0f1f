namespace KohyaPrep.Core.Scores;

/// <summary>Finds the best of several checkpoints, and whether it is better by more than chance.</summary>
public static class EpochRanking
{
    /// <param name="checkpoints">In the order of training, at least one; all of one kind.</param>
    /// <param name="promptOf">What tells of a picture's file which prompt it was drawn from, so that like is compared with like.</param>
    public static EpochComparison Of(IReadOnlyList<EpochScore> checkpoints, Func<string, string> promptOf)
    {
        int[] ranked = [.. Enumerable.Range(0, checkpoints.Count).OrderByDescending(i => checkpoints[i].Score.Headline.Mean)];
        if (ranked.Length == 1)
            return new EpochComparison(checkpoints, ranked[0], null, null, false);
        Estimate margin = Margin(checkpoints[ranked[0]].Score, checkpoints[ranked[1]].Score, promptOf);
        return new EpochComparison(checkpoints, ranked[0], ranked[1], margin, margin.Low <= 0);
    }

    /// <summary>
    /// Over the prompts that both have drawn, since pictures of one prompt and seed rise and fall together; where they share fewer than two,
    /// over the two sets' means.
    /// </summary>
    private static Estimate Margin(SetScore best, SetScore next, Func<string, string> promptOf)
    {
        Dictionary<string, double> first = ByPrompt(best, promptOf), second = ByPrompt(next, promptOf);
        double[] differences = [.. first.Where(pair => second.ContainsKey(pair.Key)).Select(pair => pair.Value - second[pair.Key])];
        if (differences.Length >= 2)
            return Estimate.Of(differences, -100, 100);
        double mean = best.Headline.Mean - next.Headline.Mean;
        return new Estimate(mean, best.Headline.Low - next.Headline.High, best.Headline.High - next.Headline.Low, differences.Length);
    }

    private static Dictionary<string, double> ByPrompt(SetScore score, Func<string, string> promptOf)
    {
        Dictionary<string, double> byPrompt = new(StringComparer.Ordinal);
        foreach (PictureScore picture in score.Pictures)
        {
            if ((score.Kind == ScoreKind.Paired ? picture.Pair?.Match : picture.Style) is { } value)
                byPrompt[promptOf(picture.Name)] = value;
        }

        return byPrompt;
    }
}
