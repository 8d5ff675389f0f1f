using KohyaPrep.Core.Scores;
using KohyaPrep.Imaging.Colours;
using KohyaPrep.Imaging.Sketches;

namespace KohyaPrep.Imaging.Scores;

/// <summary>Measures how a picture is drawn, whatever it shows.</summary>
internal static class StyleMeasure
{
    /// <summary>Colours that lie nearer than this (CIEDE2000) count as one to the eye.</summary>
    private const double OneColour = 3;

    /// <summary>A step between neighbours up to this (CIEDE2000) is hardly seen.</summary>
    private const double FaintStep = 2.3;

    private const int TopColours = 10;

    /// <summary>A value for each <see cref="StyleFeature"/>, in its order.</summary>
    /// <param name="paletteDistance">Of each colour of the table, its distance to the nearest colour of the originals.</param>
    public static double[] Of(NativePicture picture, ColourTable table, ColourDistances distances, Func<int, double> paletteDistance)
    {
        double[] values = new double[Enum.GetValues<StyleFeature>().Length];
        int size = picture.Colours.Length;
        KeyValuePair<int, int>[] colours = [.. picture.Colours.CountBy(colour => colour)];
        IndexedSprite sprite = new(picture.Image);
        ColourClusters clusters = new(sprite, sprite.Ranked(sprite.Places), fewest: 1, OneColour);
        Set(StyleFeature.Colours, colours.Length);
        Set(StyleFeature.PerceptualColours, clusters.Count);
        Set(StyleFeature.Fragmentation, (double)colours.Length / clusters.Count);
        Set(StyleFeature.TopTenCoverage, Percent(Enumerable.Range(0, Math.Min(TopColours, clusters.Count)).Sum(clusters.Size), size));
        Set(StyleFeature.EdgeDensity, Percent(picture.EdgeCount, picture.Edges.Size));
        Set(StyleFeature.FaintSteps, Percent(FaintSteps(picture, distances), picture.Edges.Size));
        Set(StyleFeature.OrphanPixels, Percent(Orphans(picture, distances), size));
        Set(StyleFeature.BorderPurity, 100 * picture.Ground.Purity);
        Set(StyleFeature.BackgroundShare, Percent(size - picture.ForegroundSize, size));
        (double lightness, double chroma, double distance) = (0, 0, 0);
        foreach ((int colour, int count) in colours)
        {
            Lab lab = table[colour];
            lightness += count * lab.L;
            chroma += count * lab.Chroma;
            distance += count * paletteDistance(colour);
        }

        Set(StyleFeature.MeanLightness, lightness / size);
        Set(StyleFeature.MeanChroma, chroma / size);
        Set(StyleFeature.PaletteDistance, distance / size);
        return values;

        void Set(StyleFeature feature, double value) => values[(int)feature] = value;
    }

    private static double Percent(int part, int whole) => whole == 0 ? 0 : 100.0 * part / whole;

    private static int FaintSteps(NativePicture picture, ColourDistances distances)
    {
        int faint = 0;
        foreach ((int one, int other) in NeighbourEdges.Pairs(picture.Width, picture.Height))
        {
            (int first, int second) = (picture.Colours[one], picture.Colours[other]);
            faint += first != second && distances.Between(first, second) <= FaintStep ? 1 : 0;
        }

        return faint;
    }

    private static int Orphans(NativePicture picture, ColourDistances distances)
    {
        bool[] hasMate = new bool[picture.Colours.Length];
        foreach ((int one, int other) in NeighbourEdges.Pairs(picture.Width, picture.Height))
        {
            if (distances.AreSame(picture.Colours[one], picture.Colours[other]))
                (hasMate[one], hasMate[other]) = (true, true);
        }

        return hasMate.Count(has => !has);
    }
}
