namespace KohyaPrep.Core.Reports;

/// <summary>The colours of a set of pictures.</summary>
/// <param name="Name">Whose they are.</param>
/// <param name="Colours">As <c>#rrggbb</c>, with their share of all pixels, the most frequent first.</param>
public sealed record ReportedPalette(string Name, IReadOnlyList<(string Colour, double Share)> Colours);
