namespace KohyaPrep.Core.Datasets;

/// <summary>What a picture is drawn with.</summary>
public enum PictureKind
{
    /// <summary>Not measured: the picture is broken.</summary>
    Unknown,

    /// <summary>Single pixels or equal blocks of few colours.</summary>
    PixelArt,

    /// <summary>Photographs, paintings, renderings: colours that run into each other.</summary>
    ContinuousTone,
}
