namespace KohyaPrep.Imaging.Png;

/// <summary>How a PNG file stores its pixels.</summary>
public enum PngColour
{
    /// <summary>A palette where there are no more than 256 colours, otherwise RGB, or RGBA where a pixel is not opaque.</summary>
    Smallest,

    /// <summary>8 bits of gray: the red channel.</summary>
    Gray,

    /// <summary>24 bits; alpha is dropped.</summary>
    Rgb,

    /// <summary>32 bits.</summary>
    Rgba,
}
