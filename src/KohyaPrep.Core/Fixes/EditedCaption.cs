namespace KohyaPrep.Core.Fixes;

/// <summary>A caption file that is edited.</summary>
/// <param name="Shown">The file as the user would write it.</param>
public sealed record EditedCaption(string Shown, IReadOnlyList<LineChange> Lines);
