namespace KohyaPrep.Core.Recipes;

/// <summary>Pictures of the class in general, which are trained on beside the set so that the class is not forgotten.</summary>
/// <param name="Images">The folder of pictures, absolute.</param>
/// <param name="ClassWords">The caption of a picture without one beside it; empty for nothing.</param>
/// <param name="Repeats">How often each is seen before the trainer evens them out.</param>
public sealed record RegularizationSection(string Images, string ClassWords, int Repeats);
