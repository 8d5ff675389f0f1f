namespace KohyaPrep.Core.Trainer;

/// <summary>What people need to know of an option, in our own words; each text is one line.</summary>
/// <param name="Name">The option, in the trainer's spelling.</param>
/// <param name="Usual">A sensible range or usual values; null where there is none.</param>
/// <param name="Needs">Options without which it does nothing or fails.</param>
/// <param name="Conflicts">Options that it cannot be combined with, or that make it do nothing.</param>
/// <param name="Trap">What goes wrong with it in silence, or late.</param>
/// <param name="Since">The first of the trainer's versions that has it; null where it was there before v0.3.0 or nobody knows.</param>
/// <param name="Words">Other words that people look for it by.</param>
public sealed record OptionNote(
    string Name,
    string Meaning,
    string? Usual,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> Conflicts,
    string? Trap,
    string? Since,
    IReadOnlyList<string> Words);
