namespace KohyaPrep.Core.Pages;

/// <summary>A curve of a plot.</summary>
/// <param name="Points">By rising x; a y that is not a number interrupts the curve.</param>
/// <param name="IsFaint">Whether it stands behind the others, such as the single values behind their mean.</param>
public sealed record PlotSeries(string Name, IReadOnlyList<(double X, double Y)> Points, bool IsFaint = false);
