using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Foreign;

/// <summary>What came of reading someone's files for the trainer.</summary>
/// <param name="Config">Null where a file cannot be read.</param>
/// <param name="Findings">Why not.</param>
/// <param name="Suppressions">What comments in the files suppress.</param>
/// <param name="Guess">The script that was guessed; null where it was given, or where the training file cannot be read.</param>
public sealed record ForeignReading(ForeignConfig? Config, IReadOnlyList<Finding> Findings, Suppressions Suppressions, ScriptGuess? Guess = null);
