using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Advice;

/// <summary>A row of the decision tree.</summary>
/// <param name="AtLeast">The result from which on it holds, in percent.</param>
/// <param name="Say">What such a result means, in a few words.</param>
/// <param name="Next">Names of options, the best first; empty when nothing is left to do.</param>
/// <param name="Location">Where the row is written.</param>
public sealed record AdviceStep(double AtLeast, string Say, IReadOnlyList<string> Next, Location Location);
