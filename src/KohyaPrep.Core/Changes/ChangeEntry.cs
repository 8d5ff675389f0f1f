namespace KohyaPrep.Core.Changes;

/// <summary>A change set that was applied, as the history keeps it.</summary>
/// <param name="Number">From 1, in the order in which they were applied.</param>
/// <param name="Command">Who made it, such as <c>check --fix</c>.</param>
/// <param name="Undoes">The number of the entry that it took back; null when it took back none.</param>
/// <param name="Folders">Folders that were made for it, the outer ones first.</param>
public sealed record ChangeEntry(int Number, DateTimeOffset When, string Command, int? Undoes, IReadOnlyList<ChangeStep> Steps, IReadOnlyList<string> Folders);
