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
    private readonly int[] centres;
    private readonly int[] sizes;
    private readonly Lab[] labs;
    private readonly int[] clusters;

    /// <param name="frequencies">The colours that found clusters, the most frequent first.</param>
    /// <param name="fewest">A colour that gathers fewer pixels than this founds no cluster.</param>
    public ColourClusters(IndexedSprite sprite, (int Place, int Count)[] frequencies, int fewest, double tolerance)
    {
        this.sprite = sprite;
        this.tolerance = tolerance;
        centres = new int[frequencies.Length];
        labs = new Lab[frequencies.Length];
        sizes = new int[frequencies.Length];
        foreach ((int place, int count) in frequencies)
        {
            int cluster = Nearest(place);
            if (cluster == None)
            {
                cluster = Count++;
                (centres[cluster], labs[cluster], sizes[cluster]) = (place, sprite.Lab(place), 0);
            }

            sizes[cluster] += count;
        }

        Keep(fewest);
        clusters = new int[sprite.ColourCount];
        Array.Fill(clusters, NotAsked);
    }

    public int Count { get; private set; }

    /// <summary>Its most frequent colour; the largest cluster comes first.</summary>
    public Rgb Centre(int cluster) => sprite.Colour(centres[cluster]);

    /// <summary>How many of the founding pixels it gathered.</summary>
    public int Size(int cluster) => sizes[cluster];

    /// <summary>CIELAB lightness of its most frequent colour.</summary>
    public double Lightness(int cluster) => labs[cluster].L;

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

    /// <summary>Keeps the clusters that are large enough, the largest first; of equally large ones, the one that was founded first.</summary>
    private void Keep(int fewest)
    {
        // As one number each: smaller ones come later, and so do those that were founded later.
        Span<long> keys = Count <= 512 ? stackalloc long[Count] : new long[Count];
        int kept = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (sizes[i] >= fewest)
                keys[kept++] = (-(long)sizes[i] << 32) | (uint)i;
        }

        keys[..kept].Sort();
        int[] founded = [.. centres.AsSpan(0, Count)];
        for (int i = 0; i < kept; i++)
        {
            centres[i] = founded[(int)keys[i]];
            sizes[i] = -(int)(keys[i] >> 32);
            labs[i] = sprite.Lab(centres[i]);
        }

        Count = kept;
    }

    private int Nearest(int place)
    {
        Lab colour = sprite.Lab(place);
        (int cluster, double least) = (None, double.MaxValue);
        for (int i = 0; i < Count; i++)
        {
            if (ColourDifference.AtLeast(labs[i], colour) > tolerance)
                continue;
            double difference = sprite.Difference(centres[i], place);
            if (difference <= tolerance && difference < least)
                (cluster, least) = (i, difference);
        }

        return cluster;
    }
}
