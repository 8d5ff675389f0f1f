namespace KohyaPrep.Core.Forms;

/// <summary>Where a recipe that is made of someone's settings will lie, and what is known beside them.</summary>
/// <param name="Folder">The folder of the recipe, absolute: paths near it are written relative to it.</param>
/// <param name="Root">The folder in which the trainer was started, absolute: relative paths of the settings begin there.</param>
/// <param name="Images">The folder of pictures, absolute; null for the one that the settings name.</param>
/// <param name="Script">Without <c>.py</c>; null for the one that the settings say, or the likeliest.</param>
public sealed record RecipeTarget(string Folder, string Root, string? Images = null, string? Script = null);
