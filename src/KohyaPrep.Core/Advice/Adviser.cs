using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Advice;

/// <summary>Finds the next step: the tree's, unless what was tried, what is there or what is impossible says otherwise.</summary>
public static class Adviser
{
    /// <param name="named">The result to start from; null for the best that the workspace has.</param>
    /// <param name="checksOptions">Whether each option's recipe is planned to see what it needs, which takes as long as <c>plan</c> does for each.</param>
    public static Recommendation Advise(AdviceBook book, WorkspaceFacts facts, ReachedResult? named = null, bool checksOptions = true)
    {
        OptionCheck check = new(book, facts);
        ILookup<string, TriedOnce> tried = Tries(book, facts).ToLookup(pair => pair.Option, pair => pair.Once);
        List<OptionAdvice> options = [.. book.Options.AsParallel().AsOrdered().Select(option => (checksOptions ? check.Check(option) : new OptionAdvice(option)) with { Tried = [.. tried[option.Name]] })];
        ReachedResult? result = named ?? BestOf(facts);
        if (result is null)
        {
            return new Recommendation
            {
                Book = book,
                Options = options,
                First = WorkspaceSteps.First(facts),
                Facts = [.. ResultFacts.OfWorkspace(facts)],
            };
        }

        CloseCall? close = CloseCall.Of(result.Estimate, book);
        AdviceStep step = book.StepFor(result.Estimate.Mean);
        IEnumerable<string> wanted = step.Next;
        // Of a close call both sides' options come into question, those of the side that the mean is on first.
        if (close is not null)
            wanted = wanted.Concat(book.StepFor(result.Estimate.Mean >= close.Limit ? close.Limit - 1e-9 : close.Limit).Next);
        (List<OptionAdvice> next, bool isExhausted) = step.Next.Count == 0 && close is null ? ([], false) : Choose(book, options, wanted);
        return new Recommendation
        {
            Result = result,
            Step = step,
            CloseCall = close,
            First = WorkspaceSteps.First(facts, hasResult: true) ?? (step.Next.Count == 0 && close is null && result.Kind == ScoreKind.Unpaired ? WorkspaceSteps.MeasureMatch(facts) : null),
            Next = next,
            IsExhausted = isExhausted,
            Options = options,
            Facts = [.. ResultFacts.Of(result, next, facts), .. ResultFacts.OfWorkspace(facts)],
            Book = book,
        };
    }

    /// <summary>The best headline by Match %; where nothing is paired, by Style %.</summary>
    private static ReachedResult? BestOf(WorkspaceFacts facts)
    {
        IEnumerable<ReachedResult> scored = facts.Runs.Where(run => run.Score is not null).Select(run => Of(run.Score!, run.Run.Id))
            .Concat(facts.Scores.Select(score => Of(score.Score, score.File)));
        return scored.OrderBy(result => result.Kind).ThenByDescending(result => result.Estimate.Mean).FirstOrDefault();
    }

    public static ReachedResult Of(SetScore score, string source) =>
        new(score.Headline, score.Match is null ? ScoreKind.Unpaired : ScoreKind.Paired, source, score);

    /// <summary>
    /// Those of the wanted that were not tried; else any other of the tree; else the last resort. What cannot be trained comes after what can,
    /// and what is missing something after what is ready.
    /// </summary>
    private static (List<OptionAdvice> Options, bool IsExhausted) Choose(AdviceBook book, List<OptionAdvice> options, IEnumerable<string> wanted)
    {
        List<OptionAdvice> open = Open(wanted);
        if (open.Count > 0)
            return (open, false);
        open = Open(book.Tree.Reverse().SelectMany(step => step.Next));
        return open.Count > 0 ? (open, false) : (Open(book.Last), true);

        List<OptionAdvice> Open(IEnumerable<string> names) =>
        [
            .. names.Distinct().Select(name => options.Find(option => option.Option.Name == name)).OfType<OptionAdvice>()
                .Where(option => !option.IsJudged)
                .OrderBy(option => option.Impossible is not null),
        ];
    }

    private static IEnumerable<(string Option, TriedOnce Once)> Tries(AdviceBook book, WorkspaceFacts facts)
    {
        foreach (ToldAttempt told in facts.Told)
        {
            Estimate? reached = told.Match is { } match ? new Estimate(match, match, match, 0) : null;
            yield return (told.Option, new TriedOnce(null, null, reached, ScoreKind.Paired, told.Dollars, null));
        }

        foreach (RunFacts run in facts.Runs.Where(tried => tried.Kind is not null && tried.Run.State is not (RunState.Queued or RunState.Cancelled or RunState.Prepared)))
        {
            if (book.OptionOf(run.Kind!) is { } option)
                yield return (option.Name, Once(run));
        }
    }

    private static TriedOnce Once(RunFacts run) => new(
        run.Run.Id,
        run.Run.State,
        run.Score?.Headline,
        run.Score?.Match is null ? ScoreKind.Unpaired : ScoreKind.Paired,
        run.Run.Cost?.Dollars,
        run.Run.Cost?.Seconds / 3600);
}
