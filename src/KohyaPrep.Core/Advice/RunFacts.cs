using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Advice;

/// <summary>A run of the workspace, as far as advice looks at it.</summary>
/// <param name="Kind">What it trained; null when its recipe can no longer be read.</param>
/// <param name="Score">What its pictures reached; of several checkpoints the best one's. Null when nobody has scored them.</param>
/// <param name="Generated">The folder of pictures that were drawn with its checkpoints, as the user would write it; null when there are none.</param>
public sealed record RunFacts(RunRecord Run, TrainingKind? Kind, SetScore? Score, string? Generated = null);
