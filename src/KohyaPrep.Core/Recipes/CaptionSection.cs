namespace KohyaPrep.Core.Recipes;

/// <summary>How pictures without a caption get one.</summary>
/// <param name="Trigger">The words that call the trained subject or style; empty for none.</param>
/// <param name="Template">
/// The caption to write, with fields in braces (see the recipe reference); null leaves missing captions missing.
/// </param>
public sealed record CaptionSection(string Trigger, string? Template);
