namespace KohyaPrep.Core.Recipes;

/// <summary>Pictures that the trainer draws while it trains.</summary>
/// <param name="Prompts">One a picture; empty: a few captions of the set.</param>
/// <param name="EveryEpochs">0 for never.</param>
/// <param name="Negative">The negative prompt; empty for none.</param>
public sealed record SampleSection(IReadOnlyList<string> Prompts, int EveryEpochs, string Negative);
