using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Advice;

/// <summary>What has to be said about a result and a workspace before advice is taken from them.</summary>
internal static class ResultFacts
{
    // An interval over fewer pictures says more about their choice than about the model.
    private const int FewPictures = 20;

    public static IEnumerable<string> Of(ReachedResult result, IReadOnlyList<OptionAdvice> next, WorkspaceFacts facts)
    {
        if (result.Kind == ScoreKind.Unpaired)
        {
            string held = result.Score is { } score ? FormattableString.Invariant($" The originals themselves reach {score.Baselines.StyleHeldOut.Mean:0.0} by it.") : "";
            yield return "This is Style %, and the thresholds were made for Match %: it says how much the drawing is like the originals', not whether a picture is the right one." + held;
        }

        if (result.IsBareNumber)
            yield return "The number was told without an interval, so that nobody can say how near to a threshold it lies; `kohyaprep score` measures one.";
        else if (result.Estimate.Count < FewPictures)
            yield return $"Only {result.Estimate.Count} pictures were scored: {FewPictures} or more make the interval narrow enough to act upon.";
        if (result.Score is { Counts: { Failed: > 0 } counts })
            yield return $"{counts.Failed} of {counts.Generated} pictures are no result at all (one flat colour, or unreadable) and count 0.";
        if (result.Score is { Match: null, Counts: { Copies: > 0 } copied })
            yield return $"{copied.Copies} of {copied.Generated} pictures copy an original: the model has learnt some by heart; fewer epochs or repeats would help more than another kind of training.";
        foreach (OptionAdvice option in next.Where(option => option.Option.Match is { } match && match.High <= result.Estimate.Mean))
            yield return $"{option.Option.Name}: {option.Option.Match} % is estimated, and you have {Shown(result.Estimate.Mean)} already.";
        if (facts.Recipe is { Family: ModelFamily.Sdxl } recipe && SpriteSide(facts) is { } side && side % CanvasSizes.StepOf(ModelFamily.Sdxl) != 0)
        {
            foreach (OptionAdvice option in next.Where(option => option.Option.CountsAs.IsNative == true && option.Impossible is null))
            {
                yield return $"{option.Option.Name}: {Path.GetFileName(recipe.File)} trains SDXL, and native {side}×{side} cannot be trained on SDXL (it dies in its first step; sides must be multiples of 32). "
                    + "The option's recipe therefore takes SD 1.5; what SDXL has learnt does not go over.";
            }
        }
    }

    public static IEnumerable<string> OfWorkspace(WorkspaceFacts facts)
    {
        foreach (string broken in facts.BrokenRecipes)
            yield return $"{broken} has errors and was left out: `kohyaprep check {broken}` names them.";
        foreach (RunFacts run in facts.Runs.Where(run => run.Kind is null))
            yield return $"The run {run.Run.Id} counts as no option: its recipe cannot be read.";
    }

    private static int? SpriteSide(WorkspaceFacts facts)
    {
        int[] sides = [.. (facts.Dataset?.PicturesRead() ?? []).Select(picture => Math.Max(picture.Width, picture.Height)).Distinct()];
        return sides is [> 0 and <= CanvasSizes.LargestSprite and var side] ? side : null;
    }

    private static string Shown(double percent) => FormattableString.Invariant($"{percent:0.0}");
}
