using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Sketches;

/// <summary>
/// Colours of a sprite that lie near each other (CIEDE2000 up to a tolerance), gathered around the most frequent ones.
/// </summary>
internal sealed class ColourClusters
{
    /// <summary>Colours that one takes for the same at a glance.</summary>
    public const double Glance = 5;

    /// <summary>Colours that one can only just tell apart.</summary>
    public const double Stare = 1;

    /// <summary>The cluster of a colour that is in none, and of transparent pixels.</summary>
    public const int None = -1;

    private const int NotAsked = -2;

    private readonly IndexedSprite sprite;
    private readonly double tolerance;
    private readonly List<int> centres = [];
    private readonly List<int> sizes = [];
    private readonly int[] clusters;

    /// <param name="places">The pixels that found clusters, as places in the sprite's list of colours.</param>
    /// <param name="fewest">A colour that gathers fewer pixels than this founds no cluster.</param>
    public ColourClusters(IndexedSprite sprite, IEnumerable<int> places, int fewest, double tolerance)
    {
        this.sprite = sprite;
        this.tolerance = tolerance;
        List<int> counts = [];
        foreach ((int place, int count) in Frequencies(places))
        {
            int cluster = Nearest(place);
            if (cluster == None)
            {
                cluster = centres.Count;
                centres.Add(place);
                counts.Add(0);
            }

            counts[cluster] += count;
        }

        (int Count, int Centre)[] kept = [.. counts
            .Zip(centres, (count, centre) => (Count: count, Centre: centre))
            .Where(cluster => cluster.Count >= fewest)
            .OrderByDescending(cluster => cluster.Count)];
        sizes = [.. kept.Select(cluster => cluster.Count)];
        centres = [.. kept.Select(cluster => cluster.Centre)];
        clusters = new int[sprite.ColourCount];
        Array.Fill(clusters, NotAsked);
    }

    public int Count => centres.Count;

    /// <summary>Its most frequent colour; the largest cluster comes first.</summary>
    public Rgb Centre(int cluster) => sprite.Colour(centres[cluster]);

    /// <summary>How many of the founding pixels it gathered.</summary>
    public int Size(int cluster) => sizes[cluster];

    /// <param name="place">In the sprite's list of colours.</param>
    /// <returns><see cref="None"/> where no cluster is near.</returns>
    public int Of(int place)
    {
        if (place == IndexedSprite.Transparent)
            return None;
        if (clusters[place] == NotAsked)
            clusters[place] = Nearest(place);
        return clusters[place];
    }

    /// <summary>The most frequent first; of equally frequent ones, the one that stands first in the sprite.</summary>
    private List<(int Place, int Count)> Frequencies(IEnumerable<int> places)
    {
        int[] counts = new int[sprite.ColourCount];
        foreach (int place in places)
        {
            if (place != IndexedSprite.Transparent)
                counts[place]++;
        }

        List<(int Place, int Count)> found = [];
        for (int place = 0; place < counts.Length; place++)
        {
            if (counts[place] > 0)
                found.Add((place, counts[place]));
        }

        found.Sort((one, other) => one.Count != other.Count ? other.Count.CompareTo(one.Count) : one.Place.CompareTo(other.Place));
        return found;
    }

    private int Nearest(int place)
    {
        Lab colour = sprite.Lab(place);
        (int cluster, double least) = (None, double.MaxValue);
        for (int i = 0; i < centres.Count; i++)
        {
            if (ColourDifference.AtLeast(sprite.Lab(centres[i]), colour) > tolerance)
                continue;
            double difference = sprite.Difference(centres[i], place);
            if (difference <= tolerance && difference < least)
                (cluster, least) = (i, difference);
        }

        return cluster;
    }
}
