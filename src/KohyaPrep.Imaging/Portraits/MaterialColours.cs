namespace KohyaPrep.Imaging.Portraits;

/// <summary>Words for the colour of hair or cloth, which has lights and shades; none where two words would do.</summary>
internal static class MaterialColours
{
    /// <returns>Empty for a colour between two words.</returns>
    public static string Of(Material material) => material.IsNeutral ? OfNeutral(material) : OfHue(material);

    private static string OfNeutral(Material material) => material.Light switch
    {
        < 53 when material.DarkShare >= 0.25 => "black",
        >= 57 and < 80 when material.DarkShare < 0.45 => "gray",
        >= 84 => "white",
        _ => "",
    };

    private static string OfHue(Material material)
    {
        double lightness = material.Mean.L, chroma = material.Mean.Chroma;
        return LabDistance.Hue(material.Mean) switch
        {
            < 8 or >= 338 => lightness > 48 && chroma > 25 ? "pink" : "",
            < 24 => lightness > 60 ? "pink" : lightness <= 46 && chroma > 30 ? "red" : "",
            < 40 => lightness < 46 && chroma > 34 ? "red" : "",
            < 57 => OfWarm(lightness, chroma),
            < 66 => chroma > 54 && lightness > 52 ? "orange" : lightness < 52 && chroma < 44 ? "brown" : "",
            < 70 => lightness < 51 ? "brown" : "",
            < 103 => lightness < 51 ? "brown" : lightness > 61 ? "blonde" : "",
            >= 108 and < 165 => "green",
            >= 180 and < 225 => "teal",
            >= 242 and < 296 => "blue",
            >= 303 => "purple",
            _ => "",
        };
    }

    private static string OfWarm(double lightness, double chroma)
    {
        if (chroma > 42 && lightness < 45)
            return "red";
        if (chroma > 44 && lightness >= 51)
            return "orange";
        return lightness < 46 && chroma < 38 ? "brown" : "";
    }
}
