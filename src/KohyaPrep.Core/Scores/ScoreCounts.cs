namespace KohyaPrep.Core.Scores;

/// <summary>How many pictures there were of what sort.</summary>
/// <param name="Generated">Files that were looked at.</param>
/// <param name="Originals">Pictures that they were held against.</param>
/// <param name="Paired">Generated pictures whose original is known and could be read.</param>
/// <param name="Failed">Generated pictures that are no result: one flat colour, or unreadable.</param>
/// <param name="Copies">Generated pictures that match an original by 90 % or more that they were not meant to be; nor a twin of it.</param>
/// <param name="NearCopies">The same, 70 to 90 %.</param>
public sealed record ScoreCounts(int Generated, int Originals, int Paired, int Failed, int Copies, int NearCopies);
