namespace KohyaPrep.Core.Advice;

/// <summary>The next step for a workspace, and all that it was taken from.</summary>
public sealed record Recommendation
{
    /// <summary>Null when nothing has been scored yet.</summary>
    public ReachedResult? Result { get; init; }

    /// <summary>The row of the tree that holds; null without a result.</summary>
    public AdviceStep? Step { get; init; }

    /// <summary>Null when the result is clearly on one side of every threshold.</summary>
    public CloseCall? CloseCall { get; init; }

    /// <summary>What stands before any further training, such as scoring what is there; null when nothing does.</summary>
    public NextAction? First { get; init; }

    /// <summary>The options to choose from now, the best first; empty when the goal is reached, or nothing is left.</summary>
    public IReadOnlyList<OptionAdvice> Next { get; init; } = [];

    /// <summary>Every option of the book, in its order.</summary>
    public required IReadOnlyList<OptionAdvice> Options { get; init; }

    /// <summary>Whether the tree's options were all tried, so that the last resort is named.</summary>
    public bool IsExhausted { get; init; }

    /// <summary>Whether the row that holds asks for nothing more.</summary>
    public bool IsDone => Step is { Next.Count: 0 } && CloseCall is null;

    /// <summary>Facts about the result and the workspace, a sentence each.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    public required AdviceBook Book { get; init; }
}
