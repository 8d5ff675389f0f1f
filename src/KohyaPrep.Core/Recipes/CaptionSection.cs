namespace KohyaPrep.Core.Recipes;

/// <summary>How pictures without a caption get one.</summary>
/// <param name="Trigger">The words that call the trained subject or style; empty for none.</param>
/// <param name="Template">
/// The caption to write, with fields in braces (see the recipe reference); null leaves missing captions missing.
/// </param>
public sealed record CaptionSection(string Trigger, string? Template)
{
    /// <summary>Tables that say things of the pictures, absolute: fields of the template beside those that every template has.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>The column of the tables that says which picture a row is about; null for the likeliest.</summary>
    public string? TableKey { get; init; }
}
