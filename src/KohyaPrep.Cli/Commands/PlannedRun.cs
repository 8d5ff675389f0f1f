using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Cli.Commands;

/// <summary>A run that was asked for, before anything of it is written.</summary>
/// <param name="Overrides">What the command line set.</param>
/// <param name="Sweep">What tells it from the others of its sweep, by recipe key.</param>
internal sealed record PlannedRun(PreparationPlan Plan, RunPlan Run, IReadOnlyList<string> Overrides, IReadOnlyList<KeyValuePair<string, string>> Sweep);
