namespace KohyaPrep.Core.Advice;

/// <summary>An option for this workspace: what was tried of it, what it needs, what speaks against it.</summary>
public sealed record OptionAdvice(AdviceOption Option)
{
    /// <summary>Oldest first.</summary>
    public IReadOnlyList<TriedOnce> Tried { get; init; } = [];

    public IReadOnlyList<Prerequisite> Prerequisites { get; init; } = [];

    /// <summary>Facts that the tree and the table did not reckon with, a sentence each.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Why it cannot be trained as it stands; null when it can.</summary>
    public string? Impossible { get; init; }

    /// <summary>The recipe's file that <see cref="Command"/> makes.</summary>
    public string RecipeFile { get; init; } = "";

    /// <summary>What starts it.</summary>
    public string Command { get; init; } = "";

    public bool IsJudged => Tried.Any(once => once.IsJudged);

    /// <summary>The best of what was reached by Match %; by Style % where there is no Match.</summary>
    public TriedOnce? Best => Tried.Where(once => once.Reached is not null).OrderBy(once => once.Kind).ThenByDescending(once => once.Reached!.Mean).FirstOrDefault();

    /// <summary>What all tries together cost; null where none is known.</summary>
    public double? PaidDollars => Tried.Any(once => once.Dollars is not null) ? Tried.Sum(once => once.Dollars ?? 0) : null;

    /// <summary>Whether everything that it needs is there or is made on the way, as far as anybody knows.</summary>
    public bool IsReady => Impossible is null && Prerequisites.All(need => need.State != PrerequisiteState.Missing);
}
