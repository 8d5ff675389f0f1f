using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Sketches;

/// <summary>
/// Colours that lie near each other (CIEDE2000 up to a tolerance), gathered around the most frequent ones.
/// </summary>
internal sealed class ColourClusters
{
    /// <summary>Colours that one takes for the same at a glance.</summary>
    public const double Glance = 5;

    /// <summary>Colours that one can only just tell apart.</summary>
    public const double Stare = 1;

    /// <summary>The cluster of a colour that is in none, or of a transparent pixel.</summary>
    public const int None = -1;

    private readonly double tolerance;
    private readonly List<Lab> centres = [];
    private readonly Dictionary<uint, int> known = [];

    /// <param name="pixels">Transparent ones are left out.</param>
    /// <param name="fewest">A colour that gathers fewer pixels than this founds no cluster.</param>
    public ColourClusters(IReadOnlyCollection<uint> pixels, int fewest, double tolerance)
    {
        this.tolerance = tolerance;
        List<(uint Pixel, int Count)> colours = [.. pixels
            .Where(pixel => pixel >> 24 != 0)
            .CountBy(pixel => pixel)
            .OrderByDescending(colour => colour.Value)
            .ThenBy(colour => colour.Key)
            .Select(colour => (colour.Key, colour.Value))];
        List<int> counts = [];
        foreach ((uint pixel, int count) in colours)
        {
            Lab colour = Lab.Of(Rgb.OfPixel(pixel));
            int cluster = Nearest(colour);
            if (cluster == None)
            {
                cluster = centres.Count;
                centres.Add(colour);
                counts.Add(0);
            }

            counts[cluster] += count;
        }

        centres = [.. counts
            .Zip(centres, (count, centre) => (Count: count, Centre: centre))
            .Where(cluster => cluster.Count >= fewest)
            .OrderByDescending(cluster => cluster.Count)
            .Select(cluster => cluster.Centre)];
    }

    public int Count => centres.Count;

    /// <summary>The largest cluster first.</summary>
    public Lab Centre(int cluster) => centres[cluster];

    /// <returns><see cref="None"/> where no cluster is near.</returns>
    public int Of(uint pixel)
    {
        if (pixel >> 24 == 0)
            return None;
        if (!known.TryGetValue(pixel, out int cluster))
        {
            cluster = Nearest(Lab.Of(Rgb.OfPixel(pixel)));
            known.Add(pixel, cluster);
        }

        return cluster;
    }

    private int Nearest(Lab colour)
    {
        (int cluster, double least) = (None, tolerance);
        for (int i = 0; i < centres.Count; i++)
        {
            double difference = ColourDifference.Between(centres[i], colour);
            if (difference <= least && (difference < least || cluster == None))
                (cluster, least) = (i, difference);
        }

        return cluster;
    }
}
