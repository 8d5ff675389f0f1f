namespace KohyaPrep.Core.Advice;

/// <summary>One part of a workspace and how far it is.</summary>
/// <param name="Part">One of dataset, captions, edges, prepared, runs, scores.</param>
/// <param name="Text">In a few words.</param>
/// <param name="Good">How many of its things are as they should be.</param>
/// <param name="All">How many there are.</param>
public sealed record StatusLine(string Part, string Text, int Good, int All);
