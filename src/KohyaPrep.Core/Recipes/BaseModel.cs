namespace KohyaPrep.Core.Recipes;

/// <summary>A base model that people train on, as data: nothing of it is on this machine unless someone put it there.</summary>
/// <param name="FileNames">What its file is usually called, likeliest first.</param>
/// <param name="Where">Where to get it.</param>
/// <param name="Licence">What to know of its licence before publishing what was trained on it.</param>
public sealed record BaseModel(string Name, ModelFamily Family, IReadOnlyList<string> FileNames, string Where, string Licence);
