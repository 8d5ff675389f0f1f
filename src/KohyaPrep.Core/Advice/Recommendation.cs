using KohyaPrep.Core.Scores;

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

    /// <summary>
    /// Whether the row that holds asks for nothing more. Style alone never settles that: a set that is drawn like the originals may still
    /// not draw what it is asked for.
    /// </summary>
    public bool IsDone => Step is { Next.Count: 0 } && CloseCall is null && Result is { Kind: ScoreKind.Paired };

    /// <summary>What the result means, in a few words; null without one.</summary>
    public string? Verdict => Step is null ? null
        : CloseCall is not null ? "too close to call"
        : Step.Next.Count == 0 && !IsDone ? "drawn like the originals; whether the right picture comes of a prompt is not measured"
        : Step.Say;

    /// <summary>Facts about the result and the workspace, a sentence each.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    public required AdviceBook Book { get; init; }
}
