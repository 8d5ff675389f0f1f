namespace KohyaPrep.Core.Advice;

/// <summary>Something that an option needs.</summary>
/// <param name="Name">In one or two words: <c>base model</c>.</param>
/// <param name="Text">What is there or missing, and what to do about it.</param>
public sealed record Prerequisite(string Name, PrerequisiteState State, string Text);
