namespace KohyaPrep.Imaging.Palettes;

/// <summary>How colours between those of a palette are shown.</summary>
public enum Dithering
{
    /// <summary>Each by the nearest; right for sprites.</summary>
    None,

    /// <summary>By a fixed pattern of 4×4 (Bayer).</summary>
    Ordered,

    /// <summary>By passing on what each pixel is off to its neighbours (Floyd and Steinberg).</summary>
    Diffused,
}
