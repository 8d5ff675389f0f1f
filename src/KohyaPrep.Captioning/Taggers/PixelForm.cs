namespace KohyaPrep.Captioning.Taggers;

/// <summary>The numbers that a tagger takes for colours.</summary>
public enum PixelForm
{
    /// <summary>Blue, green, red, 0 to 255: the WD14 taggers.</summary>
    Bgr255,

    /// <summary>Red, green, blue, 0 to 1.</summary>
    Rgb01,

    /// <summary>Red, green, blue, -1 to 1.</summary>
    Rgb11,
}
