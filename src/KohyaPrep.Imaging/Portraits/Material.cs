using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Portraits;

/// <summary>The pixels of one hue in a part of a portrait: hair or cloth with its lights and shades.</summary>
internal sealed class Material
{
    private const double HueReach = 26;
    private const double Dark = 27;

    private readonly IReadOnlyList<(int X, int Y, Lab Colour)> pixels;

    private Material(IReadOnlyList<(int X, int Y, Lab Colour)> pixels, bool isNeutral, int all)
    {
        this.pixels = pixels;
        IsNeutral = isNeutral;
        Share = (double)pixels.Count / all;
        Mean = new Lab(pixels.Average(pixel => pixel.Colour.L), pixels.Average(pixel => pixel.Colour.A), pixels.Average(pixel => pixel.Colour.B));
        DarkShare = (double)pixels.Count(pixel => pixel.Colour.L < Dark) / pixels.Count;
        Light = pixels.Select(pixel => pixel.Colour.L).Order().ElementAt((int)(0.8 * (pixels.Count - 1)));
        Rows = pixels.Select(pixel => pixel.Y).Distinct().Count();
        Thick = CountThick();
    }

    /// <summary>Without a hue: black, gray or white.</summary>
    public bool IsNeutral { get; }

    public Lab Mean { get; }

    public int Count => pixels.Count;

    /// <summary>Of the pixels of that part, 0 to 1.</summary>
    public double Share { get; }

    public double DarkShare { get; }

    /// <summary>The lightness that a fifth of the pixels exceed.</summary>
    public double Light { get; }

    public int Rows { get; }

    /// <summary>Pixels with a neighbour beside and one above or below: an outline has few.</summary>
    public int Thick { get; }

    /// <summary>More than an outline.</summary>
    public bool IsSolid => IsNeutral ? Thick >= 0.5 * Count : Thick >= 3;

    /// <summary>Pixels left of the face.</summary>
    public int OnTheLeft => pixels.Count(pixel => pixel.X <= 7);

    /// <inheritdoc cref="OnTheLeft"/>
    public int OnTheRight => pixels.Count(pixel => pixel.X >= 15);

    /// <summary>The material with the most pixels.</summary>
    /// <returns>Null where there are no pixels.</returns>
    public static Material? MostOf(IReadOnlyList<(int X, int Y, Lab Colour)> pixels)
    {
        if (pixels.Count == 0)
            return null;
        List<(int X, int Y, Lab Colour)> best = [.. pixels.Where(pixel => HasNoHue(pixel.Colour))];
        bool isNeutral = true;
        (int X, int Y, Lab Colour)[] hued = [.. pixels.Where(pixel => !HasNoHue(pixel.Colour))];
        for (int hue = 0; hue < 360; hue += 15)
        {
            List<(int X, int Y, Lab Colour)> near = [.. hued.Where(pixel => LabDistance.Turn(LabDistance.Hue(pixel.Colour), hue) <= HueReach)];
            if (near.Count > best.Count)
                (best, isNeutral) = (near, false);
        }

        return new Material(best, isNeutral, pixels.Count);
    }

    /// <summary>Gray to the eye; a shade of it may turn towards violet.</summary>
    public static bool HasNoHue(Lab colour) => colour.Chroma < 11 || (colour.Chroma < 20 && LabDistance.Hue(colour) is > 235 and < 330);

    private int CountThick()
    {
        HashSet<(int X, int Y)> places = [.. pixels.Select(pixel => (pixel.X, pixel.Y))];
        return places.Count(place =>
            (places.Contains((place.X - 1, place.Y)) || places.Contains((place.X + 1, place.Y)))
            && (places.Contains((place.X, place.Y - 1)) || places.Contains((place.X, place.Y + 1))));
    }
}
