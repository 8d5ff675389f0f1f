namespace KohyaPrep.Core.Advice;

/// <summary>The decision tree and the table of options and prices behind all advice.</summary>
public sealed record AdviceBook
{
    public IReadOnlyList<AdvicePlace> Places { get; init; } = [];

    public IReadOnlyList<AdviceCard> Cards { get; init; } = [];

    /// <summary>In the order written.</summary>
    public IReadOnlyList<AdviceOption> Options { get; init; } = [];

    /// <summary>The highest result first; the last row holds for any.</summary>
    public IReadOnlyList<AdviceStep> Tree { get; init; } = [];

    /// <summary>Names of the options that are left when all of the tree's were tried.</summary>
    public IReadOnlyList<string> Last { get; init; } = [];

    /// <summary>What was tried before there were records of runs, as the user's own book tells it.</summary>
    public IReadOnlyList<ToldAttempt> Tried { get; init; } = [];

    public AdviceOption? Find(string name) => Options.FirstOrDefault(option => option.Name == name);

    /// <summary>The row that holds for a result.</summary>
    public AdviceStep StepFor(double percent) => Tree.FirstOrDefault(step => percent >= step.AtLeast) ?? Tree[^1];

    /// <summary>The option that a training counts as; null for one that no option describes.</summary>
    public AdviceOption? OptionOf(TrainingKind kind) =>
        Options.Where(option => option.CountsAs.Holds(kind)).MaxBy(option => option.CountsAs.Strictness);
}
