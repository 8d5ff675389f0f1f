namespace KohyaPrep.Core.Recipes;

/// <summary>What Canny looks at.</summary>
public enum EdgeChannel
{
    /// <summary>The gray picture: borders between colours of the same lightness are lost.</summary>
    Luminance,

    /// <summary>Red, green and blue each by itself: an edge of one is an edge.</summary>
    Rgb,

    /// <summary>The three channels of CIELAB in OpenCV's 8 bits, likewise.</summary>
    Lab,
}
