namespace KohyaPrep.Core.Datasets;

/// <summary>Pictures that are nearly the same, though not equal to the last pixel.</summary>
/// <param name="Paths">Two or more, as in <see cref="ImageFacts.Path"/>, in ordinal order.</param>
/// <param name="Pairs">How many pairs of them are; in a large group only those that hold it together are counted.</param>
public sealed record NearGroup(NearKind Kind, IReadOnlyList<string> Paths, int Pairs);
