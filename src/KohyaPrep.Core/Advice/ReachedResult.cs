using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Advice;

/// <summary>The result that advice starts from: the best that the workspace has, or the one that was named.</summary>
/// <param name="Estimate">In percent. Of a number that was only told, without an interval.</param>
/// <param name="Source">The run's id, the file, or where else it comes from.</param>
/// <param name="Score">All of it; null for a number that was only told.</param>
public sealed record ReachedResult(Estimate Estimate, ScoreKind Kind, string Source, SetScore? Score)
{
    /// <summary>Whether nobody knows how far the number can be trusted.</summary>
    public bool IsBareNumber => Score is null;
}
