using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Launching.Runs;

/// <summary>What a supervised run came to.</summary>
/// <param name="Run">As it was recorded.</param>
public sealed record SupervisedResult(RunRecord Run, LaunchPlan Plan, RunResult Result, Diagnosis Diagnosis);
