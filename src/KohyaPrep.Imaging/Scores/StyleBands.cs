using KohyaPrep.Core.Scores;

namespace KohyaPrep.Imaging.Scores;

/// <summary>Between which values of each feature 95 of 100 originals lie.</summary>
internal sealed class StyleBands
{
    private const double Lowest = 0.025;
    private const double Highest = 0.975;

    private readonly (double Low, double High)[] bands;

    /// <param name="originals">The features of each original (<see cref="StyleMeasure"/>).</param>
    public StyleBands(IReadOnlyList<double[]> originals) =>
        bands = [.. Enum.GetValues<StyleFeature>().Select(feature =>
        {
            double[] sorted = [.. originals.Select(values => values[(int)feature]).Order()];
            return (Statistics.Quantile(sorted, Lowest), Statistics.Quantile(sorted, Highest));
        })];

    public (double Low, double High) this[StyleFeature feature] => bands[(int)feature];

    public bool Holds(StyleFeature feature, double value) => bands[(int)feature].Low <= value && value <= bands[(int)feature].High;

    public IReadOnlyList<StyleFeature> Outside(double[] values) =>
        [.. Enum.GetValues<StyleFeature>().Where(feature => !Holds(feature, values[(int)feature]))];

    /// <summary>Percent of the features that lie in their band.</summary>
    public double Style(double[] values) => 100.0 * (values.Length - Outside(values).Count) / values.Length;
}
